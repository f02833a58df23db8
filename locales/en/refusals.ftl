refusal-bad-recipient = “{ $address }” is not an e-mail address. Write one address, like anna@example.org.
refusal-recipient-not-allowed = Mail can’t go to { $address }: it is neither the address of a user of this institution nor of a domain that it allows. Use your own address, or ask an administrator to allow the domain on the Outbox page.
refusal-bad-domain = “{ $domain }” is not a domain. Write it like example.org.
refusal-not-found = There is no such thing here. It may have been removed, or it belongs to another institution.
refusal-wrong-state = This is not possible in the present state: it was changed meanwhile. Look at it again, then decide.
