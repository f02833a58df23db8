# A instituição de demonstração.
cli-demo-making =
    { $n ->
        [one] Criando uma instituição de demonstração com { $n_shown } contato…
       *[other] Criando uma instituição de demonstração com { $n_shown } contatos…
    }
cli-demo-ready =
    O Carnet está em { $address } (Ctrl+C encerra)
    Entre como { $email } com a senha { $password }
    Os dados estão em { $data }
demo-target-no-genre = Falantes de francês sem gênero preferido
demo-target-loyal = Visitantes fiéis a quem podemos escrever
demo-target-schools = Escolas
demo-source = Formulário do saguão, outono de 2026
