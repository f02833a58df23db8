# Où sont les fichiers : réglages de l’exploitant.
refusal-storage-address = « { $address } » n’est pas l’adresse d’un compartiment. Écrivez-la sous la forme s3://COMPARTIMENT/PRÉFIXE, ou omettez --storage pour garder les fichiers dans le dossier de données.
refusal-storage-keys = Il faut une clé d’accès au compartiment { $bucket }. Définissez CARNET_S3_KEY_ID et CARNET_S3_SECRET.
refusal-storage-plain-http = { $endpoint } n’est pas une adresse https : les fichiers circuleraient en clair. Si elle est sur cette machine ou dans un réseau privé, définissez CARNET_S3_ALLOW_HTTP=1.
