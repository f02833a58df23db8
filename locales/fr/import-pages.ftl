# Les pages des importations.

## Historique
imports-title = Importations
imports-lead = Chaque fichier envoyé, ce qu’il a donné, et comment revenir en arrière.
imports-none = Aucune importation pour l’instant
imports-none-help = Téléchargez un modèle d’importation, remplissez les colonnes [new] dans votre tableur, puis envoyez le fichier ici. Rien ne change avant votre accord.
imports-shown =
    { $n ->
        [one] { $n_shown } importation sur cette page
       *[other] { $n_shown } importations sur cette page
    }
access-values = Voir les valeurs de critères
new = Nouveau
import-number = N°
import-file = Fichier
import-sent-column = Envoi
rows = Lignes
rows-changed = Modifiées
rows-unchanged = Inchangées
rows-rejected = Rejetées
rows-would-change = Avec modifications
warnings = Avertissements
errors = Erreurs
state = État

## Nouvelle importation
new-import-lead = Choisissez le fichier que vous avez modifié. Il est d’abord testé : vous lisez ce qui changerait et ce qui ne va pas avant toute modification.
kind = Type de données
kind-criteria-help = Valeurs de critères, pour des contacts existants.
kind-authorisations-help = Vrai, Faux ou Vide, avec la source du consentement.
kind-contacts-help = Noms, adresses, téléphones et tous les autres champs, de contacts connus ou nouveaux.
kind-criterion-values-help = Des critères, leurs valeurs et leurs libellés.
action = Action
action-test-help = Rien n’est modifié. Vous obtenez un rapport et un aperçu, et lancez l’importation quand tout vous convient.
action-update-help = Le fichier est testé, puis l’importation se lance d’elle-même si tout est en ordre. En cas d’erreur, elle vous attend.
drop-here = Déposez le fichier ici, ou choisissez-le.
file-limits = CSV, TSV, TXT, XML, JSON ou SQL jusqu’à { $csv } ; XLSX, XLSB, ODS ou SQLite jusqu’à { $zip } ; XLS, HTML ou vCard jusqu’à { $whole } ; ou l’un d’eux dans un ZIP jusqu’à { $zip } ({ $unpacked } décompressé). Au plus { $rows_shown } lignes, { $columns_shown } colonnes et { $chars_shown } caractères par cellule.
file-too-large-here = Ce fichier dépasse { $limit }. Partagez-le en plusieurs fichiers.
consent-source = Source du consentement
consent-source-help = Pour les autorisations : où les contacts l’ont dit, par exemple « Formulaire au guichet, printemps 2026 ». Conservée dans l’historique. Si elle change d’une ligne à l’autre, ajoutez au fichier les colonnes CONSENT_SOURCE et CONSENT_DATE.
notice-email = E-mail pour l’avis
notice-email-help = Reçoit un message quand l’importation est terminée ou vous attend.
more-options = Plus d’options
first-rows = Seulement les premières lignes
first-rows-help = Pour en essayer quelques-unes, par exemple 10.
import-tag = Étiquette
import-tag-help = Donnée à chaque contact que l’importation modifie.
key-column = Colonne clé
key-column-help = L’en-tête de la colonne qui identifie les contacts, si ce n’est pas la première : CONTACT_NR, EXTERNAL_ID, EMAIL ou PHONE.
stop-on-error = S’arrêter à la moindre erreur
stop-on-error-help = Aucune ligne n’est importée tant qu’une seule contient une erreur. Sinon, les lignes en erreur sont laissées de côté.
stale = Si quelqu’un a changé une valeur depuis la création du modèle
stale-help = La colonne [old] montre la valeur d’alors.
stale-keep = Garder la sienne
stale-keep-help = La cellule est laissée de côté et signalée par un avertissement.
stale-mine = Prendre la mienne
stale-mine-help = La valeur du fichier est importée.
sending = Envoi du fichier en cours…
send-file = Envoyer le fichier
refusal-bad-first-rows = « Seulement les premières lignes » attend un nombre entier d’au moins 1. Laissez vide pour importer tout le fichier.
refusal-no-file = Aucun fichier n’a été choisi. Choisissez le fichier à importer.

## Une importation
import-title = Importation n° { $number }
import-sent-by = Envoyée par { $user } le { $date }
import-sent = Envoyée le { $date }
import-download = Télécharger le fichier envoyé
import-source = source : { $source }
import-encoding-unused = L’encodage { $encoding } n’était pas nécessaire : un classeur indique lui-même comment ses textes sont écrits.
import-start = Lancer l’importation
import-start-ask =
    { $n ->
        [one] { $n_shown } valeur sera modifiée. Lancer l’importation maintenant ?
       *[other] { $n_shown } valeurs seront modifiées. Lancer l’importation maintenant ?
    }
import-started = L’importation n° { $number } est lancée.
import-cancel = Interrompre
import-cancel-ask = Interrompre cette importation ? Ce qui a été modifié jusque-là reste, et peut être annulé.
import-cancelled = L’importation n° { $number } est en cours d’interruption.
import-undo = Annuler l’importation
import-undo-started = L’importation n° { $number } est en cours d’annulation.
import-tested-again = L’importation n° { $number } est de nouveau testée.
steps = Étapes de l’importation
step-file = Fichier
step-test = Test
step-review = Vérification
step-update = Mise à jour
step-done = Terminé
import-views = Vues de l’importation
import-report = Rapport
import-issues = Erreurs et avertissements
import-changes = Aperçu des modifications
import-conflicts = Laissées de côté
import-kept = Conservées à l’annulation

import-was-refused = Le fichier a été refusé. Rien n’a été modifié.
import-same-file = Ce même fichier a déjà été envoyé :
import-columns-open = Certaines colonnes du fichier n’ont pas été reconnues. Dites ce qu’elles sont, et le test continuera.
import-expired = Des critères ou des valeurs ont changé depuis le test : son résultat n’est plus valable.
test-again = Tester de nouveau
import-only-errors =
    { $n ->
        [one] La seule ligne qui changerait quelque chose contient une erreur. Corrigez-la dans votre tableur et renvoyez le fichier.
       *[other] Les { $n_shown } lignes qui changeraient quelque chose contiennent des erreurs. Corrigez-les dans votre tableur et renvoyez le fichier.
    }
import-nothing-changes = Rien ne changerait : les contacts ont déjà ces valeurs, ou les colonnes [new] sont vides.
import-nothing-changes-yet = Rien ne changerait pour le moment.
import-errors-besides =
    { $n ->
        [one] { $n_shown } ligne contient des erreurs. Corrigez-la et renvoyez le fichier.
       *[other] { $n_shown } lignes contiennent des erreurs. Corrigez-les et renvoyez le fichier.
    }
waits-spreadsheet-damage =
    { $n ->
        [one] { $n_shown } cellule abîmée par un tableur est laissée de côté tant que vous n’avez pas choisi ce qu’elle devient.
       *[other] { $n_shown } cellules abîmées par un tableur sont laissées de côté tant que vous n’avez pas choisi ce qu’elles deviennent.
    }
waits-placeholder =
    { $n ->
        [one] { $n_shown } cellule contenant un mot pour « aucune valeur » est laissée de côté tant que vous n’avez pas choisi ce qu’il signifie.
       *[other] { $n_shown } cellules contenant un mot pour « aucune valeur » sont laissées de côté tant que vous n’avez pas choisi ce qu’il signifie.
    }
waits-old-stale =
    { $n ->
        [one] { $n_shown } cellule est laissée de côté, car quelqu’un a changé la valeur depuis la création du modèle.
       *[other] { $n_shown } cellules sont laissées de côté, car quelqu’un a changé les valeurs depuis la création du modèle.
    }
waits-clears =
    { $n ->
        [one] { $n_shown } valeur serait vidée : confirmez-le en lançant l’importation.
       *[other] { $n_shown } valeurs seraient vidées : confirmez-le en lançant l’importation.
    }
import-stopped-by-errors =
    { $n ->
        [one] Le fichier contient { $n_shown } erreur, et cette importation s’arrête à la moindre erreur. Corrigez le fichier et renvoyez-le.
       *[other] Le fichier contient { $n_shown } erreurs, et cette importation s’arrête à la moindre erreur. Corrigez le fichier et renvoyez-le.
    }
import-with-errors =
    { $n ->
        [one] { $n_shown } ligne contient des erreurs. Corrigez-la et renvoyez le fichier, ou lancez l’importation : cette ligne est laissée de côté.
       *[other] { $n_shown } lignes contiennent des erreurs. Corrigez-les et renvoyez le fichier, ou lancez l’importation : ces lignes sont laissées de côté.
    }
import-ready =
    { $n ->
        [one] Aucune erreur. { $n_shown } valeur sera modifiée quand vous lancerez l’importation.
       *[other] Aucune erreur. { $n_shown } valeurs seront modifiées quand vous lancerez l’importation.
    }
import-is-completed =
    { $n ->
        [one] L’importation est terminée : { $n_shown } valeur a été modifiée.
       *[other] L’importation est terminée : { $n_shown } valeurs ont été modifiées.
    }
import-is-cancelled = L’importation a été interrompue. Rien n’a été modifié.
import-is-cancelled-midway =
    { $n ->
        [one] L’importation a été interrompue. { $n_shown } valeur avait été modifiée ; elle peut être rétablie.
       *[other] L’importation a été interrompue. { $n_shown } valeurs avaient été modifiées ; elles peuvent être rétablies.
    }
import-is-failed =
    { $n ->
        [0] Une panne s’est produite de notre côté. Rien n’a été modifié. Renvoyez le fichier ; si cela se reproduit, prévenez l’exploitant.
        [one] Une panne s’est produite de notre côté. { $n_shown } valeur avait été modifiée ; elle peut être rétablie.
       *[other] Une panne s’est produite de notre côté. { $n_shown } valeurs avaient été modifiées ; elles peuvent être rétablies.
    }
import-is-undone =
    { $n ->
        [one] L’importation a été annulée : { $n_shown } valeur est redevenue ce qu’elle était.
       *[other] L’importation a été annulée : { $n_shown } valeurs sont redevenues ce qu’elles étaient.
    }
import-has-conflicts =
    { $n ->
        [one] { $n_shown } valeur a été laissée de côté, car quelqu’un l’avait changée après le test.
       *[other] { $n_shown } valeurs ont été laissées de côté, car quelqu’un les avait changées après le test.
    }
import-has-kept =
    { $n ->
        [one] { $n_shown } valeur a été conservée telle quelle, car quelqu’un l’a changée après l’importation.
       *[other] { $n_shown } valeurs ont été conservées telles quelles, car quelqu’un les a changées après l’importation.
    }
show-them = Afficher
stale-kept = Quelqu’un a changé des valeurs après la création du modèle. Les siennes sont conservées ; les vôtres sont laissées de côté.
stale-overwritten = Quelqu’un a changé des valeurs après la création du modèle. Les vôtres remplaceront les siennes.
stale-use-mine = Prendre les miennes et tester de nouveau
stale-keep-theirs = Garder les siennes et tester de nouveau

values-applied = Valeurs modifiées
values-undone = Valeurs rétablies
severity = Gravité
what = Quoi
how-many = Nombre
field = Champ
values-in-all =
    { $n ->
        [one] { $n_shown } valeur en tout.
       *[other] { $n_shown } valeurs en tout.
    }
values-cleared =
    { $n ->
        [one] { $n_shown } est vidée.
       *[other] { $n_shown } sont vidées.
    }
contacts-created =
    { $n ->
        [one] { $n_shown } nouveau contact.
       *[other] { $n_shown } nouveaux contacts.
    }
import-no-issues = Aucune erreur, aucun avertissement.
import-no-issues-here = L’importation n’a ni erreur ni avertissement avec ces filtres.
import-no-changes = Le fichier ne change rien.

progress-leave = Vous pouvez quitter cette page : le travail continue.
progress-waiting = En attente de son tour
progress-cancelling = Interruption en cours
progress-rows-read =
    { $n ->
        [one] { $n_shown } ligne lue
       *[other] { $n_shown } lignes lues
    }
progress-values-written = { $n_shown } valeurs écrites sur { $total_shown }
progress-values-restored = { $n_shown } valeurs rétablies sur { $total_shown }
progress-speed-rows = { $n_shown } lignes par seconde · reste { $left }
progress-speed-values = { $n_shown } valeurs par seconde · reste { $left }

## Erreurs et avertissements
all = Tout
column = Colonne
filter = Filtrer
row = Ligne
value = Valeur
contact = Contact
issue-about-row = Toute la ligne
issues-shown =
    { $n ->
        [one] { $n_shown } entrée sur cette page
       *[other] { $n_shown } entrées sur cette page
    }

## Aperçu des modifications
old-and-new = Ancienne et nouvelle valeur
is-new = Nouveau
rows-shown =
    { $n ->
        [one] { $n_shown } ligne sur cette page
       *[other] { $n_shown } lignes sur cette page
    }
slot-group = Groupe
slot-type = Type
slot-contact-type = Type de contact
slot-mandatory = Obligatoire
slot-rank = Rang
slot-active = Utilisée
slot-code = Code interne
slot-field = Critère
slot-label-en = Libellé anglais
slot-label-fr = Libellé français
slot-label-pt = Libellé portugais
slot-gone = Un champ qui n’existe plus

## Ce qui est resté tel quel
conflicts-lead = Quelqu’un a changé ces valeurs entre le test et l’importation. Elles n’ont pas été écrasées.
kept-lead = Au moment de l’annulation, ces valeurs n’étaient plus celles que l’importation avait écrites. Elles ont été laissées telles quelles.
kept-none = Tout s’est passé comme prévu.
kept-whole = L’entrée entière
kept-new = Valeur du fichier
kept-old = Valeur avant l’importation
kept-found = Valeur actuelle
why = Pourquoi
kept-changed = Quelqu’un l’a changée entre-temps
kept-gone = N’existe plus
kept-taken = Un autre contact a cette valeur entre-temps
kept-edited = A été modifié après l’importation qui l’a créé
kept-in-use = Des contacts l’utilisent
kept-no-structure = La structure n’existe plus
kept-belongs = Une structure ne peut pas être rattachée à une autre
kept-has-people = Des contacts y sont rattachés
values-shown =
    { $n ->
        [one] { $n_shown } valeur sur cette page
       *[other] { $n_shown } valeurs sur cette page
    }

## Annulation
undo-title = Annuler l’importation n° { $number }
undo-values =
    { $n ->
        [one] { $n_shown } valeur modifiée par cette importation retrouve son ancienne valeur.
       *[other] { $n_shown } valeurs modifiées par cette importation retrouvent leur ancienne valeur.
    }
undo-help = Les valeurs que quelqu’un a changées après l’importation sont conservées et listées. Vous pouvez quitter la page ; le travail continue.
undo-created = Ce que l’importation a créé est supprimé, sauf ce qui a été modifié depuis.
undo-now = Annuler l’importation

## Confirmation des colonnes
confirm-columns = Confirmer les colonnes
confirm-columns-lead = Vérifiez chaque colonne et dites ce que sont celles qui n’ont pas été reconnues. Une colonne ignorée n’est pas importée.
header = En-tête
column-is = Ce que c’est
column-is-what = Ce qu’est la colonne { $header }
column-unknown = non reconnue
column-ignore = Ignorer cette colonne
column-ignored = Ignorée
column-key = Clé : { $field }
column-new = Nouvelle valeur : { $field }
column-old = Ancienne valeur : { $field }
column-context = Pour lecture : { $field }
column-check = Contrôle signé
column-institution = Institution
column-operation = Opération
please-choose = Choisissez
confirm-and-test = Confirmer et tester
columns-confirmed = Les colonnes sont confirmées ; le fichier est en cours de test.
refusal-columns-open = Certaines colonnes n’ont pas encore de réponse. Dites pour chaque colonne inconnue ce qu’elle est, ou ignorez-la.
import-kind-followed = Vous avez choisi « { $chosen } », mais ce fichier est l’un des nôtres pour « { $kind } » : il est importé comme tel.
import-left-out = Ce fichier semble provenir de { $system }. Ces colonnes ne sont pas importées : { $columns }.
sending-broken = La connexion a été interrompue avant l’arrivée du fichier : rien n’a été importé. Vérifiez votre connexion et renvoyez le fichier. Si cela se reproduit avec un gros fichier, un serveur intermédiaire n’accepte peut-être pas cette taille : demandez à votre exploitant.
sending-too-large = Un serveur placé devant Carnet a refusé le fichier, trop volumineux pour lui. Rien n’a été importé. Divisez le fichier, ou demandez à votre exploitant d’augmenter la limite.
sending-away = Carnet est injoignable pour le moment : rien n’a été importé. Attendez une minute et renvoyez le fichier.
sending-odd = La réponse ne vient pas de Carnet, rien n’est donc certain. Vérifiez dans la liste des importations si le fichier est arrivé ; sinon, renvoyez-le. Si cela se reproduit, communiquez ce numéro à votre exploitant :
