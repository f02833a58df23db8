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

outbox-title = Boîte d’envoi
outbox-lead = Tous les messages que Carnet a écrits pour cette institution, du plus récent au plus ancien. Les liens réservés au destinataire sont masqués.
outbox-no-server = Aucun serveur de messagerie n’est configuré : les messages restent ici et ne partent pas. Un exploitant en définit un avec CARNET_SMTP_URL.
outbox-empty = Aucun message pour l’instant
outbox-empty-text = Les avis d’importation et les fichiers demandés par e-mail apparaîtront ici.
outbox-newest-first = Du plus récent au plus ancien
outbox-queued = Le message partira dans un instant.
outbox-settings = Qui peut recevoir des messages
outbox-domains = Domaines
outbox-domains-help = Les utilisateurs de l’institution le peuvent toujours. Ajoutez les domaines qui peuvent aussi recevoir modèles et avis, par exemple example.org, séparés par des espaces.
outbox-attaches = Joindre les fichiers aux messages
outbox-attaches-help = Sinon, les messages contiennent un lien qui demande une connexion.
outbox-save = Enregistrer
outbox-settings-saved = Les réglages ont été enregistrés.
mail-message = Message
mail-recipient = Destinataire
mail-written = Rédigé le
mail-state = État
mail-send-again = Renvoyer
mail-server-said = Réponse du serveur : { $words }
mail-next-try = Prochain essai : { $time }
mail-state-waiting = En attente
mail-state-sending = En cours d’envoi
mail-state-sent = Envoyé
mail-state-kept = Conservé ici
mail-state-failed = Échec
