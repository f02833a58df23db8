# Le choix de la feuille d’un classeur qui contient plusieurs tableaux.
choose-sheet = Choisir la feuille
choose-sheet-lead = Plusieurs feuilles de ce classeur ont un en-tête. Dites laquelle importer ; le fichier reste tel quel.
choose-sheet-legend = Feuille à importer
choose-sheet-test = Importer cette feuille
import-sheet-open = Plusieurs feuilles de ce classeur peuvent convenir. Dites laquelle, et le fichier sera testé.
sheet-chosen = La feuille est choisie ; le fichier est en cours de test.
sheet-first-row = Première ligne : { $row }
import-of-sheet = feuille « { $sheet } »
import-sheet = Feuille
import-sheet-help = Pour un classeur de plusieurs tableaux : le nom de la feuille. Si vous laissez vide, on vous le demandera au besoin.
refusal-sheet-open = Choisissez l’une des feuilles.
