# Imports: refusals and notices.

refusal-wrong-import-state = Ce n’est pas possible pour l’instant : l’importation est dans l’état « { $state } ». Rechargez la page pour voir où elle en est.
refusal-test-expired = Les critères ou leurs valeurs ont changé depuis le test de ce fichier ; l’aperçu affiché n’est peut-être plus exact. Testez de nouveau le fichier, puis lancez l’importation.
refusal-stop-on-error = Cette importation s’arrête à la moindre erreur, et le fichier contient { $n ->
    [one] { $n_shown } erreur
   *[other] { $n_shown } erreurs
  }. Corrigez le fichier et renvoyez-le, ou renvoyez-le sans « arrêt à la moindre erreur » pour laisser de côté les lignes erronées.
refusal-nothing-to-start = { $waits ->
    [0] Rien ne changerait : aucune ligne du fichier ne modifie un contact.
   *[other] Rien ne changerait pour le moment : toutes les cellules qui modifieraient quelque chose sont laissées de côté tant que vous n’avez pas choisi ce qu’elles deviennent. Choisissez-le dans le rapport.
  }
refusal-not-confirmed = Saisissez le nombre de contacts que cette importation modifie : { $n_shown }.
refusal-cannot-be-undone = Ce que cette importation a fait ne peut pas être annulé.
refusal-nothing-to-undo = Il n’y a rien à annuler : cette importation n’a rien modifié.
refusal-bad-tag = Une étiquette compte de 1 à { $limit_shown } caractères, sur une seule ligne, sans le caractère « | », sans espace, « + » ou « - » au début ni à la fin, et n’est pas un mot qui vide une cellule (Empty, Vide, Vazio). Modifiez-la et réessayez.
refusal-source-too-long = La source du consentement compte au plus { $limit_shown } caractères. Raccourcissez-la et réessayez.
refusal-external-id-taken = Un autre contact porte déjà cet identifiant externe. Rien n’a été modifié.
refusal-changed-meanwhile = Quelqu’un a modifié ce contact pendant votre saisie. Rien n’a été modifié ; rechargez la page et regardez les valeurs actuelles.

mail-import-subject = Importation n° { $number } ({ $file }) : { $state }
mail-import-tested =
    L’importation n° { $number } ({ $file }) de { $institution } a été testée. Rien n’a encore été modifié.

    Lignes : { $rows_shown }
    Lignes qui changeraient : { $changed_shown }
    Erreurs : { $errors_shown }
    Avertissements : { $warnings_shown }

    Lisez le rapport et lancez l’importation :
    { $link }
mail-import-refused =
    Le fichier de l’importation n° { $number } ({ $file }) de { $institution } n’a pas pu être lu. Rien n’a été modifié.

    Voyez pourquoi, et que faire :
    { $link }
mail-import-completed =
    L’importation n° { $number } ({ $file }) de { $institution } est terminée.

    Valeurs modifiées : { $applied_shown }
    Valeurs conservées parce que quelqu’un les avait modifiées entre-temps : { $conflicts_shown }

    Consultez le rapport, ou annulez l’importation :
    { $link }
mail-import-cancelled =
    L’importation n° { $number } ({ $file }) de { $institution } a été interrompue.

    Valeurs modifiées jusque-là : { $applied_shown }

    Consultez le rapport, ou annulez ce qui a été modifié :
    { $link }
mail-import-failed =
    L’importation n° { $number } ({ $file }) de { $institution } s’est arrêtée à cause d’un problème de notre côté. Les valeurs modifiées jusque-là sont conservées et peuvent être annulées.

    Valeurs modifiées jusque-là : { $applied_shown }

    Consultez le rapport :
    { $link }
mail-import-undone =
    L’importation n° { $number } ({ $file }) de { $institution } a été annulée.

    Valeurs rétablies : { $undone_shown }
    Valeurs conservées parce que quelqu’un les avait modifiées depuis : { $kept_shown }

    Consultez le rapport :
    { $link }
