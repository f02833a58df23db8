mail-export-ready-subject = Seu arquivo { $name } está pronto
mail-export-ready-attached =
    Olá,

    o arquivo { $name } que você pediu para { $institution } está pronto. Ele segue em anexo.

    Carnet
mail-export-ready-link =
    Olá,

    o arquivo { $name } que você pediu para { $institution } está pronto. Entre no Carnet para baixá-lo até { $expires }:
    { $link }

    Carnet
mail-export-ready-page =
    Olá,

    o arquivo { $name } que você pediu para { $institution } está pronto. Entre no Carnet e abra a página Exportações para baixá-lo até { $expires }.

    Carnet

outbox-title = Caixa de saída
outbox-lead = Todas as mensagens que o Carnet escreveu para esta instituição, da mais recente à mais antiga. Os links que só o destinatário pode usar ficam ocultos.
outbox-no-server = Nenhum servidor de e-mail está configurado: as mensagens ficam aqui e não são enviadas. Um operador define um com CARNET_SMTP_URL.
outbox-empty = Ainda não há mensagens
outbox-empty-text = Avisos de importações e arquivos pedidos por e-mail aparecerão aqui.
outbox-newest-first = Da mais recente à mais antiga
outbox-queued = A mensagem será enviada em instantes.
outbox-settings = Quem pode receber mensagens
outbox-domains = Domínios
outbox-domains-help = Os usuários da instituição sempre podem. Acrescente domínios que também podem receber modelos e avisos, como example.org, separados por espaços.
outbox-attaches = Anexar arquivos às mensagens
outbox-attaches-help = Sem isso, as mensagens trazem um link que exige entrar no Carnet.
outbox-save = Salvar
outbox-settings-saved = As configurações foram salvas.
mail-message = Mensagem
mail-recipient = Para
mail-written = Escrita em
mail-state = Situação
mail-send-again = Enviar de novo
mail-server-said = Resposta do servidor: { $words }
mail-next-try = Próxima tentativa: { $time }
mail-state-waiting = Aguardando
mail-state-sending = Sendo enviada
mail-state-sent = Enviada
mail-state-kept = Guardada aqui
mail-state-failed = Falhou
