refusal-bad-recipient = “{ $address }” não é um endereço de e-mail. Escreva um só endereço, como anna@example.org.
refusal-recipient-not-allowed = Não é possível enviar e-mail para { $address }: não é o endereço de um usuário desta instituição nem de um domínio que ela permite. Use o seu próprio endereço ou peça a um administrador que permita o domínio na página Caixa de saída.
refusal-bad-domain = “{ $domain }” não é um domínio. Escreva-o como example.org.
refusal-not-found = Isto não existe aqui. Pode ter sido removido ou pertence a outra instituição.
refusal-wrong-state = Não é possível no estado atual: ele mudou nesse meio-tempo. Olhe de novo e então decida.
