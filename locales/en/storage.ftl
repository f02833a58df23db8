# Where files are kept: settings of the operator.
refusal-storage-address = “{ $address }” is no address of a bucket. Write it as s3://BUCKET/PREFIX, or leave --storage out to keep files in the data folder.
refusal-storage-keys = The bucket { $bucket } needs an access key. Set CARNET_S3_KEY_ID and CARNET_S3_SECRET.
refusal-storage-plain-http = { $endpoint } is no https address, so files would travel unencrypted. If it is on this machine or in a private network, set CARNET_S3_ALLOW_HTTP=1.
