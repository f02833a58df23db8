# Erreurs des pages.
error-not-found-title = Introuvable
error-not-found = Cette page n’existe pas, ou elle appartient à une autre institution.
error-not-signed-in-title = Déconnecté
error-not-signed-in = Vous n’êtes pas connecté, ou votre session est terminée. Connectez-vous et réessayez.
error-role-too-low-title = Non autorisé
error-role-too-low = Il faut pour cela le rôle « { $role } ». Adressez-vous à un administrateur de votre institution.
error-form-expired-title = Le formulaire a expiré
error-form-expired = Rien n’a été modifié. Revenez en arrière, rechargez la page et envoyez de nouveau le formulaire.
error-bad-request-title = Demande incomprise
error-bad-request = Cette demande est incompréhensible : il y manque quelque chose, ou elle est trop volumineuse. Revenez en arrière et réessayez.
error-refusal-title = Impossible
error-failure-title = Une erreur s’est produite de notre côté
error-failure = Carnet n’a pas pu le faire. Réessayez dans un instant ; si cela se reproduit, donnez ce numéro à votre exploitant : { $id }.
refusal-file-too-large = Le fichier est trop volumineux : Carnet accepte { $limit } au plus. Divisez-le en plusieurs fichiers.
error-form-elsewhere-title = Le formulaire vient d’une autre adresse
error-form-elsewhere =
    { $seen_given ->
        [yes] Rien n’a été modifié. Votre navigateur a envoyé le formulaire depuis « { $seen } », alors que l’adresse de ce portail est « { $expected } ». Ouvrez le portail à cette adresse et renvoyez le formulaire. Si « { $seen } » est la bonne adresse, demandez à votre exploitant de la définir comme adresse publique de Carnet.
       *[no] Rien n’a été modifié. Votre navigateur n’a pas indiqué depuis quelle adresse il a envoyé le formulaire ; l’adresse de ce portail est « { $expected } ». Ouvrez le portail à cette adresse et renvoyez le formulaire. Si le problème persiste, demandez à votre exploitant de vérifier l’adresse publique de Carnet.
    }
error-too-slow-title = La connexion était trop lente
error-too-slow = Le formulaire ou le fichier n’est pas arrivé à temps et rien n’a été modifié. Vérifiez votre connexion et renvoyez-le.
error-busy-title = Trop de demandes en même temps
error-busy = De nombreuses personnes se connectent en ce moment. Attendez quelques secondes et réessayez.
refusal-field-too-long =
    { $n ->
        [one] « { $field } » compte { $n_shown } caractère, et { $limit_shown } au plus sont autorisés. Revenez en arrière, raccourcissez le texte et renvoyez le formulaire.
       *[other] « { $field } » compte { $n_shown } caractères, et { $limit_shown } au plus sont autorisés. Revenez en arrière, raccourcissez le texte et renvoyez le formulaire.
    }
refusal-nul-in-form = Le formulaire contient un caractère invisible (NUL) qui ne peut pas être enregistré. Revenez en arrière, saisissez de nouveau le texte et renvoyez le formulaire.
field-of-form = Un champ du formulaire
