# Onde ficam os arquivos: ajustes de quem opera.
refusal-storage-address = “{ $address }” não é o endereço de um bucket. Escreva-o como s3://BUCKET/PREFIXO ou omita --storage para guardar os arquivos na pasta de dados.
refusal-storage-keys = O bucket { $bucket } exige uma chave de acesso. Defina CARNET_S3_KEY_ID e CARNET_S3_SECRET.
refusal-storage-plain-http = { $endpoint } não é um endereço https: os arquivos viajariam sem criptografia. Se ele estiver nesta máquina ou em uma rede privada, defina CARNET_S3_ALLOW_HTTP=1.
