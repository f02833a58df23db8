# Ce que le programme découvre d’un fichier avant d’en lire les lignes.

# Pourquoi un fichier ne peut pas être lu : une ou deux phrases, après « Ce fichier ne peut pas être lu. »
table-unreadable-kind = Il semble que ce soit { $kind }. Dans votre tableur, enregistrez le tableau au format XLSX ou CSV et envoyez ce fichier.
table-unreadable-damaged = Le fichier est endommagé ou incomplet. Créez-le à nouveau, ou ouvrez-le dans votre tableur et enregistrez-le au format XLSX ou CSV.
table-unreadable-several-files = Le ZIP contient plusieurs fichiers. Envoyez un ZIP qui ne contient qu’un tableau, ou le tableau lui-même.
table-unreadable-unsafe-name = Le ZIP désigne un emplacement hors de lui-même, comme le font les fichiers malveillants. Envoyez le tableau lui-même.
table-unreadable-compression = Le ZIP est compressé d’une manière inhabituelle. Créez-le à nouveau avec la méthode habituelle, ou envoyez le tableau lui-même.
table-unreadable-encoding = Les accents sont codés d’une manière qui n’est pas reconnue. Dans votre tableur, enregistrez le tableau au format CSV (UTF-8).
table-unreadable-other-encoding = Vous avez indiqué { $said }, mais le fichier est en { $found }. Envoyez-le sans indiquer d’encodage.
table-unreadable-no-utf-8 = Vous avez indiqué { $said }, mais le fichier contient des octets qui ne sont pas de l’UTF-8. Envoyez-le sans indiquer d’encodage, ou enregistrez-le au format CSV (UTF-8).
table-unreadable-no-utf-16 = Vous avez indiqué { $said }, mais le fichier n’est pas en UTF-16. Envoyez-le sans indiquer d’encodage.
table-unreadable-bytes = La ligne { $row_shown } contient des octets qui ne forment aucun caractère. Ouvrez le fichier dans votre tableur, vérifiez cette ligne et enregistrez-le au format CSV (UTF-8).
table-unreadable-nul = La ligne { $row_shown } contient un octet nul, comme les fichiers endommagés. Ouvrez le fichier dans votre tableur, ressaisissez cette ligne et enregistrez-le au format CSV (UTF-8).
table-unreadable-quote = Le guillemet ouvert à la ligne { $row_shown } n’est jamais fermé. Ajoutez le " manquant ou supprimez celui-ci.
table-unreadable-workbook = Le classeur est endommagé, ou il n’est pas écrit comme le font les tableurs. Ouvrez-le dans votre tableur et enregistrez-le au format XLSX.
table-unreadable-entries = Le fichier est composé de plus de 1 000 parties. Copiez le tableau dans un nouveau classeur et envoyez celui-là.
table-unreadable-texts = Le classeur contient { $size } de textes, et Carnet accepte au plus { $limit }. Répartissez-le en plusieurs fichiers, ou enregistrez-le au format CSV.
table-unreadable-memory = La lecture de ce classeur demande plus de { $limit } de mémoire. Copiez les lignes dans un nouveau classeur au format XLSX, ou enregistrez-le au format CSV.
table-unreadable-computing = La lecture de ce classeur dure bien plus longtemps que celle d’un tableau. Copiez les lignes dans un nouveau classeur au format XLSX, ou enregistrez-le au format CSV.
table-unreadable-row-order = Les lignes du classeur ne sont plus dans l’ordre à la ligne { $row_shown }. Ouvrez-le dans votre tableur et enregistrez-le au format XLSX.
table-unreadable-no-such-sheet = Il n’a pas de feuille nommée « { $sheet } ». Ses feuilles : { $sheets }.
table-unreadable-row-too-long = La ligne { $row_shown } dépasse 16 millions d’octets. Vérifiez s’il ne manque pas une fin de ligne ou un guillemet.

# Ce qu’un fichier semble être : « Il semble que ce soit … ».
table-kind-image = une image
table-kind-pdf = un document PDF
table-kind-document = un document texte ou une présentation
table-kind-archive = une archive compressée
table-kind-media = un son ou une vidéo
table-kind-web-page = une page web ou du XML
table-kind-binary = un programme ou d’autres données, pas un texte

table-size-gb = { $n_shown } Go
table-size-mb = { $n_shown } Mo
table-size-kb = { $n_shown } Ko

