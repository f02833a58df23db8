//! The tables as diesel sees them; a test holds this file against the migrations of both databases.
#![allow(missing_docs)]

mod services;

pub use services::{exports, failures, mails, processes};

diesel::table! {
    settings (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    counters (name) {
        name -> Text,
        last -> BigInt,
    }
}

diesel::table! {
    institutions (id) {
        id -> BigInt,
        code -> Text,
        name -> Text,
        language -> Text,
        country -> Text,
        time_zone -> Text,
        model_version -> BigInt,
        last_import -> BigInt,
        last_contact -> BigInt,
        created_at -> Timestamp,
        writing_import -> Nullable<BigInt>,
        contact_count -> BigInt,
        delete_after -> Integer,
    }
}

diesel::table! {
    users (id) {
        id -> BigInt,
        email -> Text,
        name -> Text,
        password_hash -> Text,
        language -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    memberships (user_id, institution_id) {
        user_id -> BigInt,
        institution_id -> BigInt,
        role -> Text,
    }
}

diesel::table! {
    sessions (key) {
        key -> Text,
        user_id -> Nullable<BigInt>,
        body -> Text,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    login_failures (id) {
        id -> BigInt,
        email -> Text,
        address -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    contacts (id) {
        id -> BigInt,
        institution_id -> BigInt,
        number -> Text,
        external_id -> Nullable<Text>,
        email_key -> Nullable<Text>,
        phone -> Nullable<Text>,
        cellphone -> Nullable<Text>,
        status -> Text,
        name_key -> Text,
        body -> Binary,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        structure_nr -> Nullable<Text>,
    }
}

diesel::table! {
    word_chunks (institution_id, shelf, word, first) {
        institution_id -> BigInt,
        shelf -> BigInt,
        word -> Text,
        first -> BigInt,
        body -> Binary,
    }
}

diesel::table! {
    deleted_contacts (contact_id) {
        contact_id -> BigInt,
        institution_id -> BigInt,
        deleted_at -> Timestamp,
        purged_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    fields (id) {
        id -> BigInt,
        institution_id -> BigInt,
        code -> Text,
        body -> Binary,
    }
}

diesel::table! {
    field_values (id) {
        id -> BigInt,
        institution_id -> BigInt,
        field_id -> BigInt,
        code -> Text,
        body -> Binary,
    }
}

diesel::table! {
    writes (id) {
        id -> BigInt,
        institution_id -> BigInt,
        user_id -> Nullable<BigInt>,
        import_id -> Nullable<BigInt>,
        source -> Nullable<Text>,
        at -> Timestamp,
        has_proofs -> Bool,
    }
}

diesel::table! {
    changes (write_id, row_no, part) {
        write_id -> BigInt,
        row_no -> BigInt,
        part -> SmallInt,
        subject_id -> BigInt,
        body -> Binary,
    }
}

diesel::table! {
    creations (write_id, last_row) {
        write_id -> BigInt,
        last_row -> BigInt,
        first_row -> BigInt,
        first_contact -> BigInt,
        last_contact -> BigInt,
        body -> Binary,
    }
}

diesel::table! {
    conflicts (write_id, phase, row_no, part, field_id) {
        write_id -> BigInt,
        row_no -> BigInt,
        part -> SmallInt,
        field_id -> BigInt,
        phase -> Text,
        reason -> Text,
        codes -> Nullable<Text>,
        found -> Nullable<Text>,
        found_writer -> BigInt,
    }
}

diesel::table! {
    imports (id) {
        id -> BigInt,
        institution_id -> BigInt,
        number -> BigInt,
        write_id -> BigInt,
        user_id -> Nullable<BigInt>,
        kind -> Text,
        action -> Text,
        state -> Text,
        file_name -> Text,
        file_key -> Text,
        sha256 -> Text,
        bytes -> BigInt,
        options -> Text,
        layout -> Nullable<Text>,
        refusal -> Nullable<Text>,
        counts -> Text,
        model_version -> Nullable<BigInt>,
        cursor -> BigInt,
        undo_cursor -> Nullable<BigInt>,
        attempts -> Integer,
        parent_id -> Nullable<BigInt>,
        cancel_asked -> Bool,
        lease_owner -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        tested_at -> Nullable<Timestamp>,
        started_at -> Nullable<Timestamp>,
        finished_at -> Nullable<Timestamp>,
        undone_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mappings (id) {
        id -> BigInt,
        institution_id -> BigInt,
        name -> Text,
        kind -> Text,
        headers -> Text,
        body -> Text,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    import_steps (old_state, new_state) {
        old_state -> Text,
        new_state -> Text,
    }
}

diesel::table! {
    import_rows (import_id, last_row) {
        import_id -> BigInt,
        last_row -> BigInt,
        body -> Binary,
    }
}

diesel::table! {
    issues (import_id, row_no, seq) {
        import_id -> BigInt,
        row_no -> BigInt,
        seq -> Integer,
        column_no -> Nullable<Integer>,
        code -> Text,
        severity -> SmallInt,
        value -> Text,
        contact -> Nullable<Text>,
        args -> Text,
    }
}

diesel::table! {
    targets (id) {
        id -> BigInt,
        institution_id -> BigInt,
        code -> Text,
        name -> Text,
        is_dynamic -> Bool,
        query -> Text,
        counted -> Nullable<BigInt>,
        counted_at -> Nullable<Timestamp>,
        user_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        archived_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    target_contacts (target_id, contact_id) {
        target_id -> BigInt,
        contact_id -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    settings,
    counters,
    institutions,
    users,
    memberships,
    sessions,
    login_failures,
    contacts,
    word_chunks,
    deleted_contacts,
    fields,
    field_values,
    writes,
    changes,
    creations,
    conflicts,
    imports,
    mappings,
    import_steps,
    import_rows,
    issues,
    targets,
    target_contacts,
    exports,
    mails,
    processes,
    failures,
);
