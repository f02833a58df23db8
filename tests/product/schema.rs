//! Both migrations make the same tables, and `src/schema.rs` describes them.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use crate::support::{TestDatabase, Which};

/// What a table is, in words that both databases share.
#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    /// Name, type as diesel calls it, whether it may be null, in order.
    columns: Vec<(String, String, bool)>,
    /// Columns that have a default value.
    defaults: BTreeSet<String>,
    key: Vec<String>,
    /// Columns, whether unique, whether for some rows only.
    indexes: BTreeSet<(Vec<String>, bool, bool)>,
    /// Names of the indexes that have one.
    named: BTreeSet<String>,
    /// Column, table and column that it refers to.
    references: BTreeSet<(String, String, String)>,
}

type Tables = BTreeMap<String, Table>;

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    #[diesel(sql_type = Bool)]
    has_default: bool,
    #[diesel(sql_type = BigInt)]
    key: i64,
}

#[derive(QueryableByName)]
struct Index {
    #[diesel(sql_type = Text)]
    table: String,
    /// None when the database made it for a key.
    #[diesel(sql_type = Nullable<Text>)]
    name: Option<String>,
    #[diesel(sql_type = Text)]
    columns: String,
    #[diesel(sql_type = Bool)]
    is_unique: bool,
    #[diesel(sql_type = Bool)]
    is_partial: bool,
}

#[derive(QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    table: String,
    #[diesel(sql_type = Text)]
    column: String,
    #[diesel(sql_type = Text)]
    to_table: String,
    #[diesel(sql_type = Text)]
    to_column: String,
}

fn tables(columns: Vec<Column>, indexes: Vec<Index>, references: Vec<Reference>) -> Tables {
    let mut tables = Tables::new();
    let mut keys: BTreeMap<String, BTreeMap<i64, String>> = BTreeMap::new();
    for column in columns.into_iter().filter(|column| column.table != "__diesel_schema_migrations") {
        let table = tables.entry(column.table.clone()).or_default();
        if column.has_default {
            table.defaults.insert(column.name.clone());
        }
        if column.key > 0 {
            keys.entry(column.table).or_default().insert(column.key, column.name.clone());
        }
        table.columns.push((column.name, diesel_type(&column.kind), column.nullable));
    }
    for (table, columns) in keys {
        tables.entry(table).or_default().key = columns.into_values().collect();
    }
    for index in indexes.into_iter().filter(|index| index.table != "__diesel_schema_migrations") {
        let table = tables.entry(index.table).or_default();
        let columns = index.columns.split(',').map(str::to_owned).collect();
        table.indexes.insert((columns, index.is_unique, index.is_partial));
        table.named.extend(index.name);
    }
    for reference in references {
        let Reference { table, column, to_table, to_column } = reference;
        tables.entry(table).or_default().references.insert((column, to_table, to_column));
    }
    tables
}

fn diesel_type(kind: &str) -> String {
    match kind.to_lowercase().as_str() {
        "bigint" => "BigInt",
        "integer" => "Integer",
        "smallint" => "SmallInt",
        "text" => "Text",
        "blob" | "bytea" => "Binary",
        "boolean" => "Bool",
        "timestamp" | "timestamp without time zone" => "Timestamp",
        other => panic!("a type without a name in diesel: {other}"),
    }
    .to_owned()
}

/// `INTEGER PRIMARY KEY`, which needs no index, is how SQLite names a 64-bit number that it gives out.
/// Its own tables (`sqlite_…`, what it knows of proportions) are not ours.
fn sqlite() -> Tables {
    let made = TestDatabase::new(Which::Sqlite);
    let mut db = SqliteConnection::establish(made.url.trim_start_matches("sqlite:")).unwrap();
    let columns = diesel::sql_query(
        "SELECT m.name AS \"table\", c.name AS name, \
         CASE WHEN c.type = 'INTEGER' AND c.pk > 0 AND i.name IS NULL THEN 'BIGINT' ELSE c.type END AS kind, c.\"notnull\" = 0 AS nullable, \
         c.dflt_value IS NOT NULL AS has_default, c.pk AS key \
         FROM sqlite_master m, pragma_table_info(m.name) c \
         LEFT JOIN pragma_index_list(m.name) i ON i.origin = 'pk' WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY m.name, c.cid",
    );
    let indexes = diesel::sql_query(
        "SELECT m.name AS \"table\", CASE WHEN i.origin = 'c' THEN i.name END AS name, \
         (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS columns, \
         i.\"unique\" AS is_unique, i.partial AS is_partial \
         FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND i.origin <> 'pk'",
    );
    let references = diesel::sql_query(
        "SELECT m.name AS \"table\", f.\"from\" AS \"column\", f.\"table\" AS to_table, f.\"to\" AS to_column \
         FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!'",
    );
    tables(columns.load(&mut db).unwrap(), indexes.load(&mut db).unwrap(), references.load(&mut db).unwrap())
}

fn postgres(made: &TestDatabase) -> Tables {
    let mut db = PgConnection::establish(&made.url).unwrap();
    let columns = diesel::sql_query(
        "SELECT c.table_name::text AS table, c.column_name::text AS name, c.data_type::text AS kind, \
         c.is_nullable = 'YES' AS nullable, c.column_default IS NOT NULL AS has_default, \
         COALESCE(array_position(i.indkey::int[], c.ordinal_position::int) + 1, 0)::bigint AS key \
         FROM information_schema.columns c \
         LEFT JOIN pg_index i ON i.indrelid = c.table_name::regclass AND i.indisprimary \
         WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position",
    );
    let indexes = diesel::sql_query(
        "SELECT t.relname::text AS table, CASE WHEN k.oid IS NULL THEN x.relname::text END AS name, \
         (SELECT string_agg(a.attname, ',' ORDER BY n) FROM unnest(i.indkey::int[]) WITH ORDINALITY o(attnum, n) \
           JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = o.attnum) AS columns, \
         i.indisunique AS is_unique, i.indpred IS NOT NULL AS is_partial \
         FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid \
         LEFT JOIN pg_constraint k ON k.conindid = x.oid AND k.contype = 'u' \
         WHERE t.relnamespace = 'public'::regnamespace AND NOT i.indisprimary",
    );
    let references = diesel::sql_query(
        "SELECT t.relname::text AS table, a.attname::text AS column, r.relname::text AS to_table, b.attname::text AS to_column \
         FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid \
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.conkey[1] \
         JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = k.confkey[1] WHERE k.contype = 'f'",
    );
    tables(columns.load(&mut db).unwrap(), indexes.load(&mut db).unwrap(), references.load(&mut db).unwrap())
}

/// Key and columns of a table.
type Described = (Vec<String>, Vec<(String, String, bool)>);

/// The tables as `src/schema.rs` describes them.
fn described() -> BTreeMap<String, Described> {
    let text = concat!(include_str!("../../src/schema.rs"), include_str!("../../src/schema/services.rs"));
    let mut tables = BTreeMap::new();
    for block in text.split("diesel::table! {").skip(1) {
        let mut lines = block.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let (name, key) = lines.next().unwrap().split_once(" (").unwrap();
        let key = key.split(')').next().unwrap().split(", ").map(str::to_owned).collect();
        let columns = lines.take_while(|line| *line != "}").map(|line| {
            let (name, kind) = line.trim_end_matches(',').split_once(" -> ").unwrap();
            let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            (name.to_owned(), inner.unwrap_or(kind).to_owned(), inner.is_some())
        });
        tables.insert(name.to_owned(), (key, columns.collect()));
    }
    tables
}

fn assert_same(here: &Tables, there: &Tables) {
    assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    for (name, table) in here {
        assert_eq!(Some(table), there.get(name), "{name}: SQLite left, PostgreSQL right");
    }
}

#[test]
fn both_migrations_make_the_same_tables() {
    assert_same(&sqlite(), &postgres(&TestDatabase::new(Which::Postgres)));
}

#[test]
fn the_schema_of_the_program_describes_the_tables() {
    let made: BTreeMap<_, _> = sqlite().into_iter().map(|(name, table)| (name, (table.key, table.columns))).collect();
    let described = described();
    assert_eq!(made.keys().collect::<Vec<_>>(), described.keys().collect::<Vec<_>>());
    for (name, table) in made {
        assert_eq!(Some(&table), described.get(&name), "{name}: migration left, src/schema.rs right");
    }
}

#[test]
fn both_migrations_make_the_same_checks() {
    // A set, since SQLite makes a table anew to change one of its checks.
    let checks = |folder: &str| -> BTreeSet<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(folder);
        let mut steps: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path().join("up.sql")).collect();
        steps.sort();
        let text: String = steps.iter().map(|step| std::fs::read_to_string(step).unwrap()).collect();
        let check = |line: &str| Some(line.split_once("CHECK ")?.1.trim_end_matches([',', ';', ')']).to_owned());
        text.lines().filter_map(check).collect()
    };
    assert!(!checks("sqlite").is_empty());
    assert_eq!(checks("sqlite"), checks("postgres"));
}

/// Order and equality of texts are by bytes on both databases, whatever the server was set up with.
#[test]
fn every_text_of_postgres_is_compared_by_bytes() {
    #[derive(QueryableByName)]
    struct Name {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let made = TestDatabase::new(Which::Postgres);
    let mut db = PgConnection::establish(&made.url).unwrap();
    let others: Vec<Name> = diesel::sql_query(
        "SELECT table_name || '.' || column_name AS name FROM information_schema.columns \
         WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'",
    )
    .load(&mut db)
    .unwrap();
    assert_eq!(others.into_iter().map(|o| o.name).collect::<Vec<_>>(), Vec::<String>::new());
}
