# Connexion, première ouverture, compte.
login-title = Se connecter
login-email = Adresse e-mail
login-password = Mot de passe
login-submit = Se connecter

password-rule =
    { $n ->
        [one] Au moins { $n_shown } caractère. Quelques mots qui se suivent se retiennent facilement.
       *[other] Au moins { $n_shown } caractères. Quelques mots qui se suivent se retiennent facilement.
    }
password-present = Mot de passe actuel
password-new = Nouveau mot de passe
password-again = Le mot de passe, une seconde fois

first-run-title = Bienvenue dans Carnet
first-run-lead = Personne n’a encore de compte ici. Créez votre institution et votre propre compte : vous en serez l’administrateur.
first-run-token = Jeton à usage unique
first-run-token-help = Il est affiché dans la console où Carnet a été lancé.
first-run-institution-heading = Votre institution
first-run-institution = Nom
first-run-institution-help = Un théâtre, un musée, une entreprise : celle à qui appartiennent les contacts.
first-run-language = Langue
first-run-language-help = Pour les utilisateurs qui n’en ont pas choisi une eux-mêmes.
first-run-country = Pays
first-run-country-help = Deux lettres, par exemple FR ou BE. Les numéros de téléphone sans indicatif sont lus comme ceux de ce pays.
first-run-time-zone = Fuseau horaire
first-run-user-heading = Votre compte
first-run-submit = Créer l’institution
first-run-done = Tout est prêt. Votre institution est vide : apportez-y vos critères et vos contacts en important des fichiers.

account-title = Votre compte
account-profile = Nom et langue
account-name = Votre nom
account-language-help = Sur tous vos appareils, une fois connecté.
account-language-browser = Celle de mon navigateur
account-save = Enregistrer
account-saved = Votre compte a été enregistré.
account-password = Mot de passe
account-password-help = Il faudra vous reconnecter sur tous vos autres appareils.
account-password-submit = Changer le mot de passe
account-password-changed = Votre mot de passe a été changé. Vos autres appareils ont été déconnectés.
account-institution = Institution
account-institution-choice = Institution où travailler
account-institution-help = Tout ce que vous voyez et faites concerne cette seule institution.
account-institution-submit = Changer
account-institution-chosen = Vous travaillez maintenant dans { $name }.

refusal-login-wrong = L’adresse e-mail ou le mot de passe est incorrect. Vérifiez les deux et réessayez.
refusal-login-too-often =
    { $n ->
        [one] Trop de tentatives. Attendez { $n_shown } minute, puis réessayez.
       *[other] Trop de tentatives. Attendez { $n_shown } minutes, puis réessayez.
    }
refusal-login-no-institution = Votre compte n’appartient à aucune institution. Demandez à un administrateur de vous ajouter à la sienne.
refusal-first-run-token = Ce n’est pas le bon jeton. Copiez-le depuis la console où Carnet a été lancé.
refusal-first-run-over = Il y a déjà des utilisateurs. Connectez-vous ou demandez un compte à un administrateur.
refusal-password-too-short =
    { $n ->
        [one] Le mot de passe est trop court : il lui faut au moins { $n_shown } caractère.
       *[other] Le mot de passe est trop court : il lui faut au moins { $n_shown } caractères.
    }
refusal-password-too-long =
    { $n ->
        [one] Le mot de passe est trop long : il peut avoir { $n_shown } caractère au plus.
       *[other] Le mot de passe est trop long : il peut avoir { $n_shown } caractères au plus.
    }
refusal-password-is-email = Le mot de passe ne peut pas être votre adresse e-mail. Choisissez-en un autre.
refusal-password-wrong = Le mot de passe actuel n’est pas le bon. Rien n’a été changé.
refusal-passwords-differ = Les deux mots de passe sont différents. Saisissez deux fois le nouveau.
refusal-bad-email = « { $value } » n’est pas une adresse e-mail. Écrivez-la comme anna@example.org.
refusal-bad-name = Un nom compte entre 1 et 200 caractères.
refusal-already-member = Cet utilisateur appartient déjà à l’institution.
refusal-unknown-institution = Aucune institution n’a le code « { $code } ».
refusal-institution-exists = Une institution a déjà le code « { $code } ». Choisissez un autre code ou un autre nom.
refusal-bad-institution-code = « { $code } » ne peut pas être le code d’une institution : utilisez 1 à 30 lettres, chiffres, « _ », « . » et « - ».
refusal-bad-country-code = « { $value } » n’est pas un pays. Écrivez ses deux lettres, par exemple FR, BE ou CH.
refusal-bad-time-zone = « { $value } » n’est pas un fuseau horaire. Écrivez-le comme Europe/Paris.
refusal-unknown-language = « { $value } » n’est pas une langue de Carnet. Écrivez en, fr ou pt-BR.
refusal-unknown-role = « { $value } » n’est pas un rôle. Écrivez viewer, editor, importer ou administrator.
refusal-password-too-easy = Ce mot de passe est facile à deviner. Choisissez-en un autre, par exemple quatre mots sans rapport entre eux.
