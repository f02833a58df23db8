# Choosing the encoding of a text whose names can be read in several ways.
choose-encoding = Choisir la lecture des noms
choose-encoding-lead = Les lettres accentuées de ce fichier peuvent se lire de plusieurs façons. Choisissez la ligne où les noms sont bien écrits ; le fichier reste tel quel.
choose-encoding-legend = Ces cellules du fichier doivent se lire
choose-encoding-none = Aucune ne convient ? Ouvrez le fichier dans votre tableur, enregistrez-le au format CSV (UTF-8) et envoyez ce fichier-là.
choose-encoding-test = Lire le fichier ainsi
import-encoding-open = Les lettres accentuées de ce fichier peuvent se lire de plusieurs façons. Choisissez la bonne, et le fichier sera testé.
encoding-chosen = L’encodage est choisi ; le fichier est en cours de test.
encoding-named = Encodage : { $encoding }
import-in-encoding = lu en { $encoding }
refusal-encoding-open = Choisissez l’un des encodages proposés.
