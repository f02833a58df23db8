//! A row of the demo's contacts file.

macro_rules! columns {
    ($($field:ident $header:literal,)*) => {
        /// A contact as its row has it; a cell may be blank.
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is the column of its name")]
        pub(crate) struct DemoContact {
            $(pub $field: String,)*
        }

        /// The headers, in the order of [`DemoContact::cells`].
        pub(crate) const COLUMNS: &[&str] = &[$($header),*];

        impl DemoContact {
            /// The cells, in the order of [`COLUMNS`].
            pub(crate) fn cells(&self) -> Vec<&str> {
                vec![$(&self.$field),*]
            }
        }
    };
}

columns! {
    contact_nr "CONTACT_NR",
    kind "KIND",
    title "TITLE",
    firstname "FIRSTNAME",
    lastname "LASTNAME",
    official_name "OFFICIAL_NAME",
    struct_type "STRUCT_TYPE",
    structure_nr "STRUCTURE_NR",
    function "FUNCTION",
    pref_lang "PREF_LANG",
    birthdate "BIRTHDATE",
    email "EMAIL",
    phone "PHONE",
    cellphone "CELLPHONE",
    line1 "LINE1",
    zipcode "ZIPCODE",
    town "TOWN",
    state "STATE",
    country "COUNTRY",
    web_site "WEB_SITE",
    admin_number "ADMIN_NUMBER",
    lifecycle "LIFECYCLE",
    remark "REMARK",
    tags "TAGS",
    genre "GENRE",
    interests "INTERESTS",
    subscriber "SUBSCRIBER",
    seating "SEATING",
    visits "VISITS",
    last_visit "LAST_VISIT",
    optin_mail "OPTIN_MAIL",
    optin_sms "OPTIN_SMS",
    optin_post "OPTIN_POST",
    optin_partners "OPTIN_PARTNERS",
}
