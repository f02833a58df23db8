# Cibles : refus de requêtes, mots des conditions, pages.

refusal-query-not-json = La requête n’est pas du JSON : voyez la ligne { $line_shown }, colonne { $column_shown }.
refusal-query-malformed = La requête n’est pas comprise à « { $what } ». Une condition s’écrit { "{" }"field": "TOWN", "is": "Lyon"{ "}" }, un groupe { "{" }"all": [ … ]{ "}" }.
refusal-query-unknown-part = « { $name } » n’est ni un groupe (all, any, not_all, none) ni un opérateur connu, ou se trouve là où rien ne peut plus figurer.
refusal-query-empty-group = Un groupe est vide. Ajoutez-y une condition ou retirez-le.
refusal-query-nothing-on = Aucune condition n’est active. Activez-en ou ajoutez-en au moins une : une cible sans condition désignerait tout le monde.
refusal-query-too-long = La requête dépasse { $limit_shown } octets.
refusal-query-too-many-parts = La requête compte plus de { $limit_shown } conditions et groupes.
refusal-query-too-many-values = Une condition compte plus de { $limit_shown } valeurs.
refusal-query-too-deep = Les groupes sont imbriqués sur plus de { $limit_shown } niveaux.
refusal-query-field-missing = Choisissez un champ pour chaque condition, ou retirez-la.
refusal-query-unknown-field = Le champ { $field } n’existe pas. Il a peut-être été supprimé depuis.
refusal-query-operator-misfit = « { $operator } » ne convient pas au champ { $field }.
refusal-query-value-missing = Il manque une valeur à la condition sur { $field }. Saisissez-la ou choisissez « est vide ».
refusal-query-bad-value = « { $value } » ne peut pas être une valeur de { $field }. Les dates s’écrivent 2026-12-31, les nombres 12.5, les codes à l’identique.
refusal-query-bad-range = La condition sur { $field } finit avant de commencer ({ $value }). Inversez les deux valeurs.
refusal-query-unknown-value = { $field } n’a pas de valeur avec le code interne « { $value } ».
refusal-query-unknown-import = L’importation nº { $number } n’existe pas.

refusal-target-name-missing = Donnez un nom à la cible.
refusal-target-name-too-long = Le nom dépasse { $limit_shown } caractères.
refusal-target-code-bad = « { $code } » ne peut pas être un code. Utilisez jusqu’à 50 lettres sans accent, chiffres et les signes _ . -
refusal-target-code-taken = Une autre cible porte déjà le code { $code }. Choisissez-en un autre.
refusal-target-is-static = Une cible statique est une image fixe de contacts ; elle n’a pas de requête à modifier.
refusal-unknown-target = Aucune cible n’a le code { $code }.

operator-is = est
operator-is-not = n’est pas
operator-is-one-of = est l’une de
operator-contains = contient
operator-starts-with = commence par
operator-is-empty = est vide
operator-is-not-empty = n’est pas vide
operator-before = est avant le
operator-after = est après le
operator-between = est entre
operator-less-than = est inférieur à
operator-more-than = est supérieur à

subject-status = Statut
subject-created = Date de création
subject-changed = Dernière modification
subject-changed-by-import = Modifié par l’importation nº

join-all = Toutes ces conditions
join-any = Au moins une de ces conditions
join-not-all = Au moins pas une de ces conditions
join-none = Aucune de ces conditions

# Les conditions en mots.
condition-is = { $field } est { $value }
condition-is-not = { $field } n’est pas { $value }
condition-is-day = { $field } est le { $value }
condition-is-not-day = { $field } n’est pas le { $value }
condition-is-one-of = { $field } est l’une des valeurs : { $value }
condition-contains = { $field } contient { $value }
condition-starts-with = { $field } commence par { $value }
condition-is-empty = { $field } est vide
condition-is-not-empty = { $field } n’est pas vide
condition-before = { $field } est avant le { $value }
condition-after = { $field } est après le { $value }
condition-less-than = { $field } est inférieur à { $value }
condition-more-than = { $field } est supérieur à { $value }
condition-between = { $field } est entre { $from } et { $to }
condition-between-days = { $field } est du { $from } au { $to }
condition-import-is = Modifié par l’importation nº { $value }
condition-import-is-not = Non modifié par l’importation nº { $value }
condition-import-is-one-of = Modifié par l’une des importations nº { $value }
query-and = et
query-or = ou
query-not-all = au moins pas une de ({ $parts })
query-none = aucune de ({ $parts })
query-separator = {" ; "}
query-quoted = « { $text } »
query-values = { $values } ou { $last }
query-values-more =
    { $n ->
        [one] { $values } ou { $n_shown } autre
       *[other] { $values } ou { $n_shown } autres
    }

# Pages des cibles.
targets-title = Cibles
targets-lead = Vos requêtes enregistrées : elles désignent les contacts d’un modèle ou d’un export.
targets-in-use = En service
targets-archived = Archivées
targets-none = Aucune cible pour l’instant
targets-none-help = Une cible désigne les contacts sur lesquels vous travaillez, par exemple les francophones sans genre préféré. Elle sert à créer des modèles et des exports.
targets-none-archived = Rien d’archivé
targets-none-archived-help = Les cibles archivées restent ici et peuvent être remises en service.
target-new = Nouvelle cible
target-new-lead = Une cible dynamique : ses conditions sont réévaluées à chaque utilisation.
target-edit = Modifier
target-edit-title = Modifier la cible
target-more = Autres actions
target-duplicate = Dupliquer
target-duplicate-static = Dupliquer en statique
target-archive = Archiver
target-restore = Remettre en service
target-archive-ask = Archiver « { $name } » ? Elle quitte la liste des cibles en service ; vous pourrez la reprendre à tout moment.
target-archived = « { $name } » est archivée.
target-restored = « { $name } » est de nouveau en service.
target-saved = « { $name } » est enregistrée.
target-duplicated = « { $name } » a été créée. Donnez-lui son propre nom.
target-copy-name = { $name } (copie)
target-save = Enregistrer
target-code = Code
target-code-help = Le nom utilisé par les commandes. Tiré du nom si vous laissez vide ; il ne change plus ensuite.
target-type = Type
target-dynamic = Dynamique
target-static = Statique
target-is-archived = Archivée
target-query = Conditions
target-query-dynamic = Qui en fait partie
target-query-static = Une image fixe de ces conditions
target-picked = Contacts choisis un à un
target-picked-help = Ces contacts ont été choisis un à un ; la liste reste telle quelle.
target-static-help = Une cible statique est une image fixe de contacts : seul son nom peut être modifié.
target-changed = Modifiée
target-changed-on = modifiée le { $date }
target-made-by = par { $name }
target-counted = comptés le { $date }
target-counting = comptage en cours…
target-counting-again = comptés le { $date }, nouveau comptage en cours…
target-not-counted = pas encore comptés
target-contacts =
    { $n ->
        [0] Aucun contact
        [one] { $n_shown } contact
       *[other] { $n_shown } contacts
    }
target-sample =
    { $n ->
        [one] Le premier comme échantillon
       *[other] Les { $n_shown } premiers comme échantillon
    }
preview-empty-alone = Aucun contact ne satisfait : { $part }. Cela seul suffit à vider la cible.
preview-empty-otherwise =
    { $n ->
        [one] Sans « { $part } », { $n_shown } contact serait trouvé.
       *[other] Sans « { $part } », { $n_shown } contacts seraient trouvés.
    }
preview-empty-together = Chaque condition trouve des contacts, mais à partir de « { $part } » plus personne ne les satisfait toutes.
builder-who = Les contacts qui satisfont
builder-help = Les conditions forment des groupes, et un groupe peut en contenir d’autres. Ce qui est désactivé est conservé, mais ignoré. Sans condition sur le statut, seuls les contacts actifs font partie de la cible.
builder-preview = Aperçu
builder-sample = Échantillon
builder-has-problems = Il manque quelque chose ou une valeur est fausse : voyez les conditions signalées.
builder-culprit = Ceci vide la cible.
builder-all-conditions = Conditions de la cible
builder-condition = Condition { $place }
builder-group = Groupe { $place }
builder-join = Lien entre les conditions
builder-field = Champ
builder-choose-field = Choisir un champ…
builder-operator = Opérateur
builder-value = Valeur
builder-values = Valeurs
builder-from = De
builder-to = À
builder-choose-value = Choisir une valeur…
builder-lines-help = Une valeur par ligne
builder-update = Actualiser
builder-off = Désactiver
builder-on = Activer
builder-is-off = Désactivé
builder-remove = Retirer
builder-add-condition = Ajouter une condition
builder-add-group = Ajouter un groupe
builder-group-standard = Contact
builder-group-criteria = Critères
builder-group-authorisations = Autorisations
builder-group-custom = Champs personnalisés
builder-group-record = Fiche
target-all-contacts = Tout afficher dans la liste des contacts
