//! Tables of what works in the background: files that are made, mails, processes and their failures.

diesel::table! {
    exports (id) {
        id -> BigInt,
        institution_id -> BigInt,
        user_id -> Nullable<BigInt>,
        what -> Text,
        kind -> Nullable<Text>,
        fields -> Nullable<Text>,
        target_id -> Nullable<BigInt>,
        is_empty -> Bool,
        format -> Text,
        language -> Text,
        email -> Nullable<Text>,
        state -> Text,
        file_name -> Text,
        file_key -> Nullable<Text>,
        bytes -> Nullable<BigInt>,
        rows_total -> Nullable<BigInt>,
        rows_done -> BigInt,
        rows_left_out -> BigInt,
        seen -> Bool,
        attempts -> Integer,
        error -> Nullable<Text>,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        expires_at -> Timestamp,
        import_id -> Nullable<BigInt>,
        for_programs -> Bool,
    }
}

diesel::table! {
    mails (id) {
        id -> BigInt,
        institution_id -> BigInt,
        recipient -> Text,
        language -> Text,
        subject -> Text,
        body -> Text,
        attachment_key -> Nullable<Text>,
        attachment_name -> Nullable<Text>,
        state -> Text,
        attempts -> Integer,
        error -> Nullable<Text>,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        not_before -> Timestamp,
        sent_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    processes (name) {
        name -> Text,
        host -> Text,
        pid -> BigInt,
        version -> Text,
        serves -> Bool,
        works -> Bool,
        rows_per_second -> BigInt,
        started_at -> Timestamp,
        seen_at -> Timestamp,
    }
}

diesel::table! {
    failures (id) {
        id -> BigInt,
        number -> Text,
        institution_id -> Nullable<BigInt>,
        place -> Text,
        cause -> Text,
        process -> Text,
        at -> Timestamp,
    }
}
