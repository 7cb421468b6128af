//! How much a file or an archive may ask for: every limit of the crate, in one place.

/// What a file may ask for before it is refused.
///
/// The default is what the program uses. Tests make it smaller to reach a limit with a small file.
///
/// ```
/// let limits = restride_import::Limits::default();
/// assert!(limits.file_bytes < limits.inflated_bytes);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file as it lies on disk.
    pub file_bytes: u64,
    /// Bytes of one file or one entry of an archive after decompression.
    pub inflated_bytes: u64,
    /// Bytes of an archive as it lies on disk.
    pub archive_bytes: u64,
    /// Bytes of all entries of an archive together after decompression.
    pub archive_inflated_bytes: u64,
    /// Entries that an archive may list.
    pub archive_entries: u64,
    /// Entries of an archive and of all archives inside it.
    pub entries_in_all: usize,
    /// Archives that an archive may hold.
    pub archives_inside: usize,
    /// How many archives deep an activity may lie: 2 is an archive inside an archive.
    pub archive_depth: u32,
    /// Bytes of one entry's name.
    pub name_bytes: usize,
    /// Decompressed bytes from which on [`Self::inflation`] counts.
    pub inflation_from_bytes: u64,
    /// Decompressed bytes per compressed byte, of one entry or one gzip file.
    pub inflation: u64,
    /// The same for an archive as a whole.
    pub archive_inflation: u64,
    /// Samples of one file.
    pub records: u64,
    /// FIT files that may follow each other in one file.
    pub chained: u32,
    /// Activities in one file.
    pub activities: usize,
    /// Laps in one file.
    pub laps: usize,
    /// Elements of XML inside each other.
    pub xml_depth: usize,
    /// Attributes of one element.
    pub xml_attributes: usize,
    /// Namespaces that one element may declare.
    pub xml_namespaces: usize,
    /// Bytes of one text of XML.
    pub xml_text_bytes: usize,
    /// Rows of a table in an archive.
    pub table_rows: u64,
    /// Bytes of a table in an archive, after decompression.
    pub table_bytes: u64,
}

const MIB: u64 = 1 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 * MIB,
            inflated_bytes: 256 * MIB,
            archive_bytes: 2048 * MIB,
            archive_inflated_bytes: 8192 * MIB,
            archive_entries: 50_000,
            entries_in_all: 200_000,
            archives_inside: 64,
            archive_depth: 2,
            name_bytes: 4096,
            inflation_from_bytes: MIB,
            inflation: 200,
            archive_inflation: 100,
            records: 2_000_000,
            chained: 200,
            activities: 256,
            laps: 20_000,
            xml_depth: 64,
            xml_attributes: 64,
            xml_namespaces: 8,
            xml_text_bytes: 1 << 20,
            table_rows: 100_000,
            table_bytes: 64 * MIB,
        }
    }
}
