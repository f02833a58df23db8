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
