# Contacts : liste et fiche.
contacts-title = Contacts
contacts-lead = Toutes les personnes et structures que votre institution connaît : cherchez, filtrez, ouvrez une fiche.
contacts-search-for = Nom, numéro de contact, e-mail ou téléphone
contacts-none = Aucun contact pour l’instant
contacts-none-help = Importez un fichier de données de contact : vos contacts apparaîtront ici.
contacts-nothing-found = Aucun contact ne correspond à ces mots et à ces filtres. Essayez le début d’un nom ou moins de mots.
contacts-partial = Les filtres écartent beaucoup de contacts : seule une partie de la liste a été parcourue. La page suivante continue à partir d’ici.
contacts-by-word = Les contacts trouvés sont si nombreux qu’ils suivent l’ordre du mot trouvé, et non celui des noms. Ajoutez un mot pour en trouver moins.
contacts-shown =
    { $n ->
        [one] { $n_shown } contact sur cette page
       *[other] { $n_shown } contacts sur cette page
    }
contact-status = Statut
all-kinds = Tous
all-statuses = Tous
contacts-target = Cible
all-targets = Toutes
clear-filters = Effacer les filtres
name = Nom

card-changed = dernière modification le { $date }
card-identity = Identité
card-reach = E-mail et téléphone
card-address = Adresse
card-relation = Suivi
card-criteria = Critères
card-authorisations = Autorisations
card-custom = Champs personnalisés
card-blank = Sans valeur :
card-people = Personnes rattachées
card-people-none = Personne n’est encore rattaché à cette structure.
card-people-all =
    { $n ->
        [one] Afficher { $n_shown } personne
       *[other] Afficher les { $n_shown } personnes
    }
card-people-many = Afficher toutes les personnes (plus de { $n_shown })
contacts-people-of = Personnes rattachées à { $name }

# Qui a écrit une valeur.
written-by-import-of = importation n° { $number_shown } par { $user }, { $date }
written-by-import = importation n° { $number_shown }, { $date }
written-by = { $user }, { $date }
written = { $date }
proof-source-date = Consentement : { $source }, { $date }
proof-source = Consentement : { $source }
proof-date = Consentement du { $date }

# Historique d’une fiche.
timeline = Historique
timeline-empty = Rien n’a encore été modifié.
timeline-created =
    { $n ->
        [one] Créé avec { $n_shown } valeur
       *[other] Créé avec { $n_shown } valeurs
    }
timeline-older = Plus ancien
edited-by-hand = Modifié à la main

# Modification d’un contact.
edit = Modifier
edit-title = Modifier { $name }
edit-lead = Un champ laissé vide efface la valeur. Chaque modification est conservée dans l’historique.
edit-wrong = Rien n’est encore enregistré : regardez les champs signalés.
save = Enregistrer
contact-unchanged = Rien n’a été modifié.
contact-changed =
    { $n ->
        [one] { $n_shown } valeur a été modifiée.
       *[other] { $n_shown } valeurs ont été modifiées.
    }

# Ce qui est fait de contacts de la liste.
tick-all = Cocher tous les contacts de cette page
tick-one = Cocher { $name }
ticked-none = Aucun coché
ticked-some = Cochés : #
with-all-matching = Avec tous ceux trouvés, sur toutes les pages
with-ticked = Avec les contacts cochés
selection-title = Contacts choisis
selection-everyone = Tous les contacts de l’institution.
selection-matching = Tous les contacts qui correspondent à la recherche et aux filtres de la liste.
selection-ticked =
    { $n ->
        [one] { $n_shown } contact coché.
       *[other] { $n_shown } contacts cochés.
    }
selection-none = Aucun contact n’est choisi
selection-none-help = Cochez des contacts dans la liste, ou prenez tous ceux trouvés.
selection-as-target = Cible
selection-as-target-help = Les contacts sont conservés dans une cible statique : une image qui reste telle qu’elle est maintenant. Les modèles et les exports en sont tirés.
selection-target-name = Nom de la cible
selection-name = Sélection du { $date }
selection-template = Exporter pour modifier
selection-export = Exporter pour lire
selection-save = Enregistrer seulement la cible
selection-saved = La cible « { $name } » est enregistrée.
selection-tag = Ajouter une étiquette
selection-tag-help = Chaque contact coché reçoit l’étiquette ; ses autres étiquettes restent.
selection-tagged =
    { $n ->
        [0] Tous les contacts cochés avaient déjà l’étiquette.
        [one] { $n_shown } contact a reçu l’étiquette.
       *[other] { $n_shown } contacts ont reçu l’étiquette.
    }
refusal-nothing-selected = Aucun contact n’est choisi. Cochez des contacts dans la liste, ou prenez tous ceux trouvés.
refusal-field-not-offered = L’un de ces champs ne peut pas être modifié pour ce contact. Rien n’a été enregistré. Ouvrez de nouveau le contact et refaites vos modifications.
