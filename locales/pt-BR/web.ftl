# Erros das páginas.
error-not-found-title = Não encontrado
error-not-found = Esta página não existe ou pertence a outra instituição.
error-not-signed-in-title = Sessão encerrada
error-not-signed-in = Você não entrou ou sua sessão terminou. Entre e tente de novo.
error-role-too-low-title = Sem permissão
error-role-too-low = Isto requer o papel “{ $role }”. Fale com um administrador da sua instituição.
error-form-expired-title = O formulário expirou
error-form-expired = Nada foi alterado. Volte, recarregue a página e envie o formulário de novo.
error-bad-request-title = Não entendido
error-bad-request = Não foi possível entender este pedido: falta algo ou ele é grande demais. Volte e tente de novo.
error-refusal-title = Não é possível
error-failure-title = Algo deu errado do nosso lado
error-failure = O Carnet não conseguiu fazer isto. Tente de novo em instantes; se acontecer outra vez, informe este número a quem opera o sistema: { $id }.
refusal-file-too-large = O arquivo é grande demais: o Carnet aceita no máximo { $limit }. Divida-o em vários arquivos.
error-form-elsewhere-title = O formulário veio de outro endereço
error-form-elsewhere =
    { $seen_given ->
        [yes] Nada foi alterado. Seu navegador enviou o formulário a partir de “{ $seen }”, mas o endereço deste portal é “{ $expected }”. Abra o portal nesse endereço e envie o formulário de novo. Se “{ $seen }” for o endereço certo, peça ao operador que o defina como endereço público do Carnet.
       *[no] Nada foi alterado. Seu navegador não informou de qual endereço enviou o formulário; o endereço deste portal é “{ $expected }”. Abra o portal nesse endereço e envie o formulário de novo. Se não adiantar, peça ao operador que verifique o endereço público do Carnet.
    }
error-too-slow-title = A conexão estava lenta demais
error-too-slow = O formulário ou o arquivo não chegou a tempo, e nada foi alterado. Verifique sua conexão e envie de novo.
error-busy-title = Muitos pedidos ao mesmo tempo
error-busy = Muitas pessoas estão entrando neste momento. Aguarde alguns segundos e tente de novo.
refusal-field-too-long =
    { $n ->
        [one] “{ $field }” tem { $n_shown } caractere, e são permitidos no máximo { $limit_shown }. Volte, encurte o texto e envie o formulário de novo.
       *[other] “{ $field }” tem { $n_shown } caracteres, e são permitidos no máximo { $limit_shown }. Volte, encurte o texto e envie o formulário de novo.
    }
refusal-nul-in-form = O formulário contém um caractere invisível (NUL) que não pode ser salvo. Volte, digite o texto de novo e envie o formulário.
field-of-form = Um campo do formulário
