# Entrada, primeira execução, conta.
login-title = Entrar
login-email = E-mail
login-password = Senha
login-submit = Entrar

password-rule =
    { $n ->
        [one] Pelo menos { $n_shown } caractere. Algumas palavras em sequência são fáceis de lembrar.
       *[other] Pelo menos { $n_shown } caracteres. Algumas palavras em sequência são fáceis de lembrar.
    }
password-present = Senha atual
password-new = Nova senha
password-again = A senha mais uma vez

first-run-title = Boas-vindas ao Carnet
first-run-lead = Ninguém tem conta aqui ainda. Crie a sua instituição e a sua própria conta: a administração fica com você.
first-run-token = Código de uso único
first-run-token-help = Ele aparece no console em que o Carnet foi iniciado.
first-run-institution-heading = Sua instituição
first-run-institution = Nome
first-run-institution-help = Um teatro, um museu, uma empresa: a quem pertencem os contatos.
first-run-language = Idioma
first-run-language-help = Para os usuários que não escolheram um.
first-run-country = País
first-run-country-help = Duas letras, como BR ou PT. Telefones sem código de país são lidos como deste país.
first-run-time-zone = Fuso horário
first-run-user-heading = Sua conta
first-run-submit = Criar a instituição
first-run-done = Tudo pronto. Sua instituição está vazia: traga seus critérios e contatos importando arquivos.

account-title = Sua conta
account-profile = Nome e idioma
account-name = Seu nome
account-language-help = Em todos os dispositivos em que você entrar.
account-language-browser = O do meu navegador
account-save = Salvar
account-saved = Sua conta foi salva.
account-password = Senha
account-password-help = Nos outros dispositivos será preciso entrar de novo.
account-password-submit = Alterar a senha
account-password-changed = Sua senha foi alterada. Os outros dispositivos foram desconectados.
account-institution = Instituição
account-institution-choice = Instituição em que trabalhar
account-institution-help = Tudo o que você vê e faz diz respeito somente a esta instituição.
account-institution-submit = Trocar
account-institution-chosen = Agora você está trabalhando em { $name }.

refusal-login-wrong = O e-mail ou a senha está incorreto. Confira os dois e tente de novo.
refusal-login-too-often =
    { $n ->
        [one] Tentativas demais. Espere { $n_shown } minuto e tente de novo.
       *[other] Tentativas demais. Espere { $n_shown } minutos e tente de novo.
    }
refusal-login-no-institution = Sua conta não pertence a nenhuma instituição. Peça a um administrador que adicione você à dele.
refusal-first-run-token = Este não é o código. Copie-o do console em que o Carnet foi iniciado.
refusal-first-run-over = Já existem usuários. Entre ou peça uma conta a um administrador.
refusal-password-too-short =
    { $n ->
        [one] A senha é curta demais: precisa de pelo menos { $n_shown } caractere.
       *[other] A senha é curta demais: precisa de pelo menos { $n_shown } caracteres.
    }
refusal-password-too-long =
    { $n ->
        [one] A senha é longa demais: pode ter no máximo { $n_shown } caractere.
       *[other] A senha é longa demais: pode ter no máximo { $n_shown } caracteres.
    }
refusal-password-is-email = A senha não pode ser o seu e-mail. Escolha outra.
refusal-password-wrong = A senha atual não está correta. Nada foi alterado.
refusal-passwords-differ = As duas senhas são diferentes. Digite a nova duas vezes.
refusal-bad-email = “{ $value }” não é um e-mail. Escreva como anna@example.org.
refusal-bad-name = Um nome tem de 1 a 200 caracteres.
refusal-already-member = Este usuário já pertence à instituição.
refusal-unknown-institution = Não há instituição com o código “{ $code }”.
refusal-institution-exists = Já existe uma instituição com o código “{ $code }”. Escolha outro código ou nome.
refusal-bad-institution-code = “{ $code }” não pode ser o código de uma instituição: use de 1 a 30 letras, dígitos, “_”, “.” e “-”.
refusal-bad-country-code = “{ $value }” não é um país. Escreva as duas letras, como BR ou PT.
refusal-bad-time-zone = “{ $value }” não é um fuso horário. Escreva como America/Sao_Paulo.
refusal-unknown-language = “{ $value }” não é um idioma do Carnet. Escreva en, fr ou pt-BR.
refusal-unknown-role = “{ $value }” não é um papel. Escreva viewer, editor, importer ou administrator.
refusal-password-too-easy = Esta senha é fácil de adivinhar. Escolha outra, por exemplo quatro palavras sem relação entre si.
