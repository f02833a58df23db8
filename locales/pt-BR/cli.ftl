# O que os comandos dizem no terminal.
cli-failure = O Carnet falhou: { $cause }
cli-migrated = O banco de dados { $database } está atualizado.
cli-serving = O Carnet está em { $address } (Ctrl+C encerra)
cli-first-run = Ninguém tem conta ainda. Abra { $address }/first-run e informe este código de uso único: { $token }
cli-institution-added = A instituição { $code } foi adicionada: { $name }.
cli-user-added = { $email } agora pertence a { $institution }, com o papel “{ $role }”.
cli-password-made = Senha, mostrada somente desta vez: { $password }
cli-working = Trabalhando no que espera em { $database } (Ctrl+C encerra)
cli-template =
    { $n ->
        [one] { $file } foi escrito: { $n_shown } contato para editar.
       *[other] { $file } foi escrito: { $n_shown } contatos para editar.
    }
cli-export =
    { $n ->
        [one] { $file } foi escrito: { $n_shown } contato.
       *[other] { $file } foi escrito: { $n_shown } contatos.
    }
