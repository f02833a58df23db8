mail-export-ready-subject = Votre fichier { $name } est prêt
mail-export-ready-attached =
    Bonjour,

    le fichier { $name } que vous avez demandé pour { $institution } est prêt. Vous le trouverez en pièce jointe.

    Carnet
mail-export-ready-link =
    Bonjour,

    le fichier { $name } que vous avez demandé pour { $institution } est prêt. Connectez-vous pour le télécharger avant le { $expires } :
    { $link }

    Carnet
mail-export-ready-page =
    Bonjour,

    le fichier { $name } que vous avez demandé pour { $institution } est prêt. Connectez-vous à Carnet et ouvrez la page Exports pour le télécharger avant le { $expires }.

    Carnet
