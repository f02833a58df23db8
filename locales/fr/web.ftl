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
