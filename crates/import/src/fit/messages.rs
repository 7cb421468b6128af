//! The messages of a FIT file, one after the other. The decoder behind it can be exchanged here.

use std::cell::Cell;
use std::convert::Infallible;

use embedded_io::ErrorType;
use rustyfit::profile::typedef::{FitBaseType, MesgNum};
use rustyfit::proto::{self, FieldDefinition, Value};
use rustyfit::{Decoder, DecoderEvent, StreamingIterator as _};

/// A field of a message: its number in the profile, and what it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Field<'m> {
    /// A number, not scaled.
    Number(f64),
    /// Bytes.
    Bytes(&'m [u8]),
    /// A text, up to its first NUL.
    Text(&'m str),
}

/// A message: which one of the profile, and its valid fields.
#[derive(Debug)]
pub(super) struct Message<'m> {
    /// Its number in the profile.
    pub(super) number: u16,
    message: &'m proto::Message,
    declared: &'m [FieldDefinition],
}

impl Message<'_> {
    /// Every valid field, with its number in the profile.
    pub(super) fn fields(&self) -> impl Iterator<Item = (u8, Field<'_>)> {
        // A time that the header carries comes before the fields of the definition.
        let carried = self
            .message
            .fields
            .len()
            .saturating_sub(self.declared.len());
        let fields = self.message.fields.iter().enumerate();
        fields.filter_map(move |(at, field)| {
            let declared = at.checked_sub(carried).and_then(|at| self.declared.get(at));
            let size = declared.map_or(4, |declared| declared.size);
            let base_type = declared.map_or(field.base_type, |declared| declared.base_type);
            Some((field.num, valid(&field.value, size, base_type)?))
        })
    }

    /// A number, not scaled; `None` when it is missing or invalid.
    pub(super) fn number(&self, wanted: u8) -> Option<f64> {
        self.fields().find_map(|(number, field)| match field {
            Field::Number(value) if number == wanted => Some(value),
            _ => None,
        })
    }

    /// A number that is whole and not negative, not scaled; `None` when it is missing or invalid.
    pub(super) fn whole(&self, wanted: u8) -> Option<u32> {
        self.number(wanted).and_then(crate::numbers::whole)
    }

    /// A text up to its first NUL; `None` when it is missing or empty.
    pub(super) fn text(&self, wanted: u8) -> Option<String> {
        self.fields().find_map(|(number, field)| match field {
            Field::Text(text) if number == wanted => crate::words::shown(text),
            _ => None,
        })
    }
}

/// Reads a value as the file declares it. The decoder reads it as the profile declares it, which differs now and then.
fn valid(value: &Value, size: u8, base_type: FitBaseType) -> Option<Field<'_>> {
    let (bits, width) = match value {
        Value::Int8(value) => (u64::from(value.cast_unsigned()), 1),
        Value::Uint8(value) => (u64::from(*value), 1),
        Value::Int16(value) => (u64::from(value.cast_unsigned()), 2),
        Value::Uint16(value) => (u64::from(*value), 2),
        Value::Int32(value) => (u64::from(value.cast_unsigned()), 4),
        Value::Uint32(value) => (u64::from(*value), 4),
        Value::Float32(value) => return float(f64::from(*value), base_type),
        Value::Float64(value) => return float(*value, base_type),
        Value::String(text) => {
            let text = text.split('\0').next().map(str::trim)?;
            return (!text.is_empty()).then_some(Field::Text(text));
        }
        Value::ArrayUint8(bytes) => return Some(Field::Bytes(bytes)),
        _ => return None,
    };
    whole(bits, width, size, base_type)
}

fn float<'m>(value: f64, base_type: FitBaseType) -> Option<Field<'m>> {
    let is_float = matches!(base_type, FitBaseType::FLOAT32 | FitBaseType::FLOAT64);
    (is_float && value.is_finite()).then_some(Field::Number(value))
}

/// Reads a whole number of `width` bytes that the file declares to have `size`.
fn whole<'m>(bits: u64, width: u8, size: u8, base_type: FitBaseType) -> Option<Field<'m>> {
    // A wider one was cut by the decoder, and an odd one is not of its own type.
    if size > width || size != base_type.size() {
        return None;
    }
    let unused = 64_u32.checked_sub(u32::from(size).checked_mul(8)?)?;
    let largest = u64::MAX.checked_shr(unused)?;
    let bits = bits & largest;
    let number = match base_type {
        FitBaseType::SINT8 | FitBaseType::SINT16 | FitBaseType::SINT32 => {
            let signed = bits
                .checked_shl(unused)?
                .cast_signed()
                .checked_shr(unused)?;
            (bits != largest >> 1).then_some(signed)
        }
        FitBaseType::UINT8Z | FitBaseType::UINT16Z | FitBaseType::UINT32Z => {
            (bits != 0).then_some(bits.cast_signed())
        }
        FitBaseType::ENUM
        | FitBaseType::BYTE
        | FitBaseType::UINT8
        | FitBaseType::UINT16
        | FitBaseType::UINT32 => (bits != largest).then_some(bits.cast_signed()),
        _ => None,
    };
    number.map(|number| Field::Number(crate::numbers::float(number)))
}

/// Somewhere in the messages something cannot be understood; what came before can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault;

/// Calls `take` with every message until it says `false`, the data end, or something cannot be understood.
pub(super) fn each_message(
    data: &[u8],
    mut take: impl FnMut(&Message<'_>) -> bool,
) -> Result<(), Fault> {
    let position = Cell::new(0);
    let source = Source::new(data, &position);
    let end = source.len();
    let mut decoder = Decoder::builder()
        .checksum(false)
        .expand_components(false)
        .build();
    let mut stream = decoder.stream(source);
    let mut definitions = [const { Vec::<FieldDefinition>::new() }; 16];
    let mut lookups = DeveloperLookups::default();
    while position.get() < end {
        match stream.next() {
            Some(Ok(DecoderEvent::Message(message))) => {
                let local = local_number(message.header);
                if !lookups.may_go_on(local, message.num) {
                    return Err(Fault);
                }
                let declared = definitions
                    .get(local)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                let message = Message {
                    number: message.num.0,
                    message,
                    declared,
                };
                if !take(&message) {
                    return Ok(());
                }
            }
            Some(Ok(DecoderEvent::MessageDefinition(definition))) => {
                let local = local_number(definition.header & 0x0f);
                if let Some(kept) = definitions.get_mut(local) {
                    kept.clone_from(&definition.field_definitions);
                }
                lookups.define(local, definition.developer_field_definitions.len());
            }
            Some(Ok(DecoderEvent::FileHeader(_))) => {}
            Some(Ok(DecoderEvent::Crc(_)) | Err(_)) | None => return Err(Fault),
        }
    }
    Ok(())
}

/// The decoder looks for the description of each developer field from the first one on: a file with very many of both
/// would take minutes.
#[derive(Debug, Default)]
struct DeveloperLookups {
    /// Developer fields of each local number.
    fields: [u64; 16],
    descriptions: u64,
    made: u64,
}

impl DeveloperLookups {
    /// The longest ultra of a watch with every sensor there is needs a twentieth of this.
    const MOST: u64 = 400_000_000;

    fn define(&mut self, local: usize, fields: usize) {
        if let Some(kept) = self.fields.get_mut(local) {
            *kept = u64::try_from(fields).unwrap_or(u64::MAX);
        }
    }

    /// Counts a message, and returns whether the next may be read.
    fn may_go_on(&mut self, local: usize, number: MesgNum) -> bool {
        if number == MesgNum::FIELD_DESCRIPTION {
            self.descriptions = self.descriptions.saturating_add(1);
        }
        let fields = self.fields.get(local).copied().unwrap_or(0);
        self.made = self
            .made
            .saturating_add(fields.saturating_mul(self.descriptions));
        // A description is compared with all others.
        self.made = self.made.saturating_add(match number {
            MesgNum::FIELD_DESCRIPTION => self.descriptions,
            _ => 0,
        });
        self.made <= Self::MOST
    }
}

/// The number of the definition that a message with this header is read by.
fn local_number(header: u8) -> usize {
    let carries_time = header & 0x80 != 0;
    usize::from(if carries_time {
        (header >> 5) & 3
    } else {
        header & 0x0f
    })
}

/// The data behind a header of our own, which always fits them.
#[derive(Debug)]
struct Source<'a> {
    header: [u8; 12],
    data: &'a [u8],
    position: &'a Cell<usize>,
}

impl<'a> Source<'a> {
    fn new(data: &'a [u8], position: &'a Cell<usize>) -> Self {
        let [a, b, c, d] = u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes();
        let header = [12, 0x20, 0, 0, a, b, c, d, b'.', b'F', b'I', b'T'];
        Self {
            header,
            data,
            position,
        }
    }

    const fn len(&self) -> usize {
        self.header.len().saturating_add(self.data.len())
    }
}

impl ErrorType for Source<'_> {
    type Error = Infallible;
}

impl embedded_io::Read for Source<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Infallible> {
        let position = self.position.get();
        let rest = match position.checked_sub(self.header.len()) {
            None => self.header.get(position..),
            Some(position) => self.data.get(position..),
        };
        let rest = rest.unwrap_or_default();
        let count = rest.len().min(buffer.len());
        if let (Some(from), Some(to)) = (rest.get(..count), buffer.get_mut(..count)) {
            to.copy_from_slice(from);
        }
        self.position.set(position.saturating_add(count));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_file_declares_them() {
        let check = |bits, width, size, base_type, expected| {
            let found = whole(bits, width, size, base_type);
            assert_eq!(
                found,
                Option::map(expected, Field::Number),
                "{bits} {width} {size}"
            );
        };
        check(0xffff, 4, 2, FitBaseType::UINT16, None);
        check(0xfffb, 4, 2, FitBaseType::SINT16, Some(-5.0));
        check(0x7fff, 4, 2, FitBaseType::SINT16, None);
        check(0xffff_fffb, 4, 4, FitBaseType::SINT32, Some(-5.0));
        check(255, 1, 1, FitBaseType::UINT8, None);
        check(254, 1, 1, FitBaseType::ENUM, Some(254.0));
        check(0, 4, 4, FitBaseType::UINT32Z, None);
        check(0, 4, 4, FitBaseType::UINT32, Some(0.0));
        check(7, 2, 4, FitBaseType::UINT32, None);
        check(7, 2, 2, FitBaseType(0x77), None);
    }

    #[test]
    fn a_text_ends_at_its_first_nul() {
        let value = Value::String("Easy run\0garbage".into());
        assert_eq!(
            valid(&value, 20, FitBaseType::STRING),
            Some(Field::Text("Easy run"))
        );
        assert_eq!(
            valid(&Value::String("\0x".into()), 2, FitBaseType::STRING),
            None
        );
    }
}
