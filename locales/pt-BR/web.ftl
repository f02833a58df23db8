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
