# Mails. A text goes out as it stands here, so lines are kept.
mail-export-ready-subject = Your file { $name } is ready
mail-export-ready-attached =
    Hello,

    the file { $name } that you asked for at { $institution } is ready. It is attached to this message.

    Carnet
mail-export-ready-link =
    Hello,

    the file { $name } that you asked for at { $institution } is ready. Log in to download it until { $expires }:
    { $link }

    Carnet
mail-export-ready-page =
    Hello,

    the file { $name } that you asked for at { $institution } is ready. Log in to Carnet and open the Exports page to download it until { $expires }.

    Carnet

# The outbox.
outbox-title = Outbox
outbox-lead = Every message that Carnet wrote for this institution, newest first. Links that only the recipient may use are masked.
outbox-no-server = No mail server is configured, so messages are kept here and go nowhere. An operator sets one with CARNET_SMTP_URL.
outbox-empty = No messages yet
outbox-empty-text = Notices of imports and files that were asked for by e-mail will be listed here.
outbox-newest-first = Newest first
outbox-queued = The message will be sent in a moment.
outbox-settings = Who may get mail
outbox-domains = Domains
outbox-domains-help = Users of the institution always can. Add domains that may get templates and notices too, such as example.org, parted by spaces.
outbox-attaches = Attach files to messages
outbox-attaches-help = Without this, messages hold a link that needs a log-in.
outbox-save = Save
outbox-settings-saved = The settings were saved.
mail-message = Message
mail-recipient = To
mail-written = Written
mail-state = State
mail-send-again = Send again
mail-server-said = The server’s answer: { $words }
mail-next-try = Next attempt: { $time }
mail-state-waiting = Waiting
mail-state-sending = Being sent
mail-state-sent = Sent
mail-state-kept = Kept here
mail-state-failed = Failed
