# Le fichier corrigé.

corrected = Corriger votre fichier
corrected-lead = Votre propre fichier, avec les cellules en erreur en couleur et un commentaire sur chacune. Corrigez-les et renvoyez le fichier : l’histoire de cette importation continue, et les lignes déjà importées restent inchangées.
corrected-large = Un fichier de cette taille est préparé en arrière-plan, puis vous attend sur la page Exports.
corrected-only-rejected =
    { $n ->
        [one] Seulement la ligne rejetée (XLSX)
       *[other] Seulement les { $n_shown } lignes rejetées (XLSX)
    }
corrected-whole = Tout le fichier (XLSX)
corrected-as-csv = En CSV, avec deux colonnes de plus :
corrected-csv-rejected = seulement les lignes rejetées
corrected-csv-whole = tout le fichier
corrected-file = corrections
corrected-sheet = Corrections
corrected-summary = Résumé
corrected-status = Résultat
corrected-what = Ce qui ne va pas
corrected-good = OK
corrected-rejected = Rejetée
corrected-warning = Avertissement
corrected-issue = { $column } : { $sentence }
corrected-many = Les cellules en erreur sont si nombreuses que seules les { $n_shown } premières ont un commentaire. La dernière colonne dit pour chaque ligne ce qui ne va pas.
corrected-note = Remarque
corrected-title = Importation n° { $number } : { $file }
corrected-rows = Lignes : { $n_shown } · Rejetées : { $rejected_shown }
corrected-how = La deuxième feuille contient vos lignes. Les cellules rouges sont en erreur, les jaunes méritent un regard, les bleues sont seulement signalées ; le commentaire de chacune dit quoi faire.
corrected-again = Corrigez les cellules, enregistrez et renvoyez le fichier comme nouvelle importation. Laissez les deux dernières colonnes telles quelles : elles ne sont pas importées.
import-corrects = Corrige
import-corrected-by = Corrigée par
import-makes-fields = L’importation crée ces champs personnalisés :
refusal-corrected-not-tested = Cette importation n’a pas encore été testée ; il n’y a rien à corriger.
refusal-corrected-no-file = Le fichier de cette importation n’est plus conservé.
refusal-corrected-too-long = Une feuille contient au plus { $n_shown } lignes, et ce fichier en a davantage. Prenez plutôt le fichier CSV.
