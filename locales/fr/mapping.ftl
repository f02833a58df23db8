# Ce qu’une correspondance peut dire des colonnes : règles, séparateurs, dates, textes, colonnes composées, clés de secours, avertissements qui arrêtent.

column-more = Lecture et écriture
column-rule = Quand l’écrire
upload-rules = Quand écrire les colonnes
upload-rules-help = Colonnes par en-tête ou par code, séparées par des virgules. Toutes les autres sont toujours écrites. La page des colonnes permet de le dire pour chacune.
rule-always = Toujours
rule-fill-blanks = Seulement si le contact n’a pas encore de valeur
rule-never-clear = Ne jamais vider une valeur
rule-never-backwards = Ne jamais revenir en arrière dans la liste (listes seulement)
column-separator = Séparateur entre plusieurs valeurs
column-separator-help = Pour les champs à plusieurs valeurs et les étiquettes. « | » sépare toujours.
separator-none = Seulement « | »
separator-comma = Virgule
separator-semicolon = Point-virgule
separator-slash = Barre oblique
separator-line = Saut de ligne
separator-space = Espace
column-dates = Ordre des dates
date-order-usual = Jour ou année en premier, selon la date
date-order-d-m-y = Jour, mois, année
date-order-m-d-y = Mois, jour, année
date-order-y-m-d = Année, mois, jour
column-century = Dernière année à deux chiffres des années 2000
column-century-help = Avec 30, 30 est 2030 et 31 est 1931. Sans réponse, une année à deux chiffres est une erreur.
column-capitals = Majuscules
capitals-as-they-are = Telles quelles
capitals-upper = TOUT EN MAJUSCULES
capitals-lower = tout en minuscules
capitals-words = Une Majuscule Par Mot
column-trim = Réduire les espaces répétés à un seul
column-words = Mots à lire autrement
values-blank = Vide : la valeur reste telle quelle
values-clear = Vider la valeur
values-what = Effet de { $text }
values-as-entered = Comme saisi à côté

made-title = Colonnes composées à partir d’autres
made-help = Pour un nom complet dans une colonne, une adresse dans plusieurs ou une date dans trois. Choisissez les colonnes dans l’ordre où elles servent ; pour une date : jour, mois, année.
made-how = Comment
made-join = Ces colonnes, réunies
made-date = Une date : jour, mois, année
made-before-first-space = Le texte avant le premier espace
made-after-first-space = Le texte après le premier espace
made-before-last-space = Le texte avant le dernier espace
made-after-last-space = Le texte après le dernier espace
made-before-character = Le texte avant un caractère
made-after-character = Le texte après un caractère
made-with = Caractère, ou texte entre les colonnes
made-source = Colonne { $n }
made-source-none = Aucune colonne
refusal-made-incomplete = La colonne composée pour { $field } est incomplète. Choisissez ses colonnes (pour une date : jour, mois et année) et, si le texte est coupé à un caractère, ce caractère.

else-keys-title = Si la colonne clé est vide ou ne trouve personne
else-keys-help = D’autres clés, dans l’ordre où elles sont essayées : un champ, ou plusieurs ensemble, comme le nom, le prénom et le code postal. Deux clés qui trouvent des contacts différents sont une erreur.
else-key = Clé { $n }
else-key-field = Clé { $n }, champ { $part }
else-keys-none = Aucun champ

stops-title = Avertissements qui arrêtent une mise à jour
stops-help = Une mise à jour se lance d’elle-même seulement si le test ne trouve aucune erreur ni aucun des avertissements cochés ici. Vider des valeurs doit toujours être confirmé.

columns-link = Colonnes
columns-closed = L’importation a été lancée : ses colonnes ne peuvent plus être changées. Vous pouvez encore les garder comme correspondance.
columns-keep = Garder comme correspondance
columns-by-file = Les colonnes sont celles du fichier de correspondance envoyé avec cette importation.

clears-title =
    { $n ->
        [one] { $n_shown } valeur serait vidée
       *[other] { $n_shown } valeurs seraient vidées
    }
clears-lead = Une valeur vidée disparaît du contact tant que l’importation n’est pas annulée. Par champ :
clears-agree =
    { $n ->
        [one] Oui, vider { $n_shown } valeur
       *[other] Oui, vider { $n_shown } valeurs
    }
clears-agreed = La personne qui a envoyé le fichier l’a accepté d’avance.
clears-agree-upload = Vider des valeurs sans redemander
clears-agree-upload-help = Sinon, une mise à jour qui vide des valeurs attend votre confirmation.
refusal-clears-unconfirmed = Cette importation vide { $n ->
    [one] { $n_shown } valeur
   *[other] { $n_shown } valeurs
  }. Cochez la case qui l’indique, puis lancez-la.

issue-kept-by-rule-title = Valeurs gardées par une règle
issue-kept-by-rule = « { $value } » n’est pas écrit. La règle de cette colonne est « { $rule } », et le contact a « { $present } ».
issue-key-fallback-title = Contacts trouvés par une autre clé
issue-key-fallback = Aucun contact n’a « { $value } » dans « { issue-field } ». Le contact a été trouvé par la clé suivante de la correspondance ; vérifiez que c’est le bon.
issue-rule-unfit-title = Règles qui ne conviennent pas
issue-rule-unfit = { $written ->
    [yes] La règle « { $rule } » est réservée aux listes, et « { $name } » n’en est pas une. Choisissez une autre règle pour cette colonne.
   *[no] Il y a une règle pour « { $name } », mais le fichier n’a aucune colonne de ce nom qui soit écrite. Vérifiez le nom, ou retirez la règle.
}
issue-mapping-column-missing-title = Colonnes nécessaires à la correspondance
issue-mapping-column-missing = La correspondance compose un champ avec la colonne « { $name } », absente de ce fichier. Indiquez comment lire les colonnes, ou envoyez le fichier avec une autre correspondance.

refusal-mapping-file-key = Ligne { $line } du fichier de correspondance : « { $key } » n’est pas une clé connue. Vérifiez son orthographe.
refusal-mapping-file-bad = La ligne { $line } du fichier de correspondance est illisible : { $reason }. « carnet mapping show » montre une correspondance sous la bonne forme.
refusal-mapping-file-kind = Le fichier de correspondance est pour « { $kind } », qui n’est pas un type d’importation dont les colonnes s’associent. Écrivez contacts, criteria ou authorisations.
refusal-mapping-kind-differs = Le fichier de correspondance est pour { $kind }, mais l’importation est d’un autre type. Choisissez le même type pour les deux.
refusal-mapping-unfit = Cette correspondance ne peut pas servir. { $reason }
mapping-unfit-field = Il n’y a pas ici de champ { $code } qu’une importation de ce type puisse modifier.
mapping-unfit-column = « { $column } » est utilisée, mais la correspondance n’a pas cette colonne.
mapping-unfit-two-keys = « { $column } » est une deuxième colonne clé ; une seule peut être la première clé. Placez les autres sous else_keys.
mapping-unfit-key = « { $key } » ne permet pas de distinguer les contacts. Une clé demande CONTACT_NR, EXTERNAL_ID, EMAIL, PHONE, LASTNAME ou OFFICIAL_NAME, et chaque champ une seule fois.
mapping-unfit-new-field = Le nouveau champ « { $code } » demande un code, un libellé et l’un des types text, number, date et yes/no, dans une importation de contacts.
mapping-unfit-rule = La règle never-backwards est réservée aux listes, et { $field } n’en est pas une.
cli-mapping-saved = La correspondance « { $name } » est enregistrée.
cli-file-written = { $file } a été écrit.
help-check-kept-by-rule = La règle de la colonne garde la valeur du contact. Celle du fichier n’est pas écrite.
help-check-key-fallback = La première clé n’a trouvé personne ; le contact a été trouvé par une autre clé de la correspondance.
help-check-rule-unfit = Une règle vise une colonne qui n’est pas écrite, ou « ne jamais revenir en arrière » un champ qui n’est pas une liste. Corrigez la règle.
help-check-mapping-column-missing = La correspondance compose un champ avec une colonne absente du fichier. Corrigez la correspondance ou le fichier.
help-columns-mapping = Ce qu’une correspondance peut dire
help-columns-mapping-text = La page « Colonnes » d’une importation dit ce qu’est chaque colonne et comment la lire : mots à lire autrement (ou comme vides), séparateur de plusieurs valeurs, ordre et siècle des dates, majuscules et espaces. Des colonnes peuvent être composées à partir d’autres : une partie d’un texte, plusieurs colonnes réunies ou une date en trois colonnes. Elle est gardée sous un nom pour le prochain fichier aux mêmes en-têtes.
help-columns-mapping-rules = Une règle dit quand une colonne est écrite : toujours, seulement si le contact n’a pas encore de valeur, jamais pour vider une valeur et, pour une liste, jamais en arrière vers une valeur d’un rang inférieur. Ce qu’une règle garde est signalé par une remarque.
help-columns-mapping-keys = D’autres clés sont essayées dans l’ordre si la colonne clé est vide ou ne trouve personne : un champ, ou plusieurs ensemble. La première qui est remplie et trouve exactement un contact compte ; deux clés qui trouvent des contacts différents sont une erreur.
help-columns-mapping-file = Dans le terminal, « carnet mapping show » affiche une correspondance en JSON, et « carnet mapping save » et « carnet import --mapping-file » la lisent : kind ; columns avec header, is, key, values et reading (rule, separator, dates, capitals, trim) ; made ; else_keys ; constants et constant_rules ; stops. Une clé inconnue est refusée.
