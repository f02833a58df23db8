# Mails. A text goes out as it stands here, so lines are kept.
mail-export-ready-subject = Your file { $name } is ready
mail-export-ready-attached =
    Hello,

    the file { $name } that you asked for at { $institution } is ready. It is attached to this message.

    Carnet
mail-export-ready-link =
    Hello,

    the file { $name } that you asked for at { $institution } is ready. Log in to download it until { $expires }:
    { $link }

    Carnet
mail-export-ready-page =
    Hello,

    the file { $name } that you asked for at { $institution } is ready. Log in to Carnet and open the Exports page to download it until { $expires }.

    Carnet
