//! The check sum of FIT: CRC-16 with the polynomial 0x8005 mirrored, eight bytes at a time.

/// `TABLES[n][b]` is what the byte `b` does to the sum when `n` bytes follow it in the step.
const TABLES: [[u16; 256]; 8] = tables();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "worked out while it is compiled"
)]
const fn tables() -> [[u16; 256]; 8] {
    let mut tables = [[0_u16; 256]; 8];
    let mut byte = 0_u16;
    while byte < 256 {
        let mut sum = byte;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xa001
            } else {
                sum >> 1
            };
            bit += 1;
        }
        tables[0][byte as usize] = sum;
        byte += 1;
    }
    let mut n = 1;
    while n < 8 {
        let mut byte = 0;
        while byte < 256 {
            let before = tables[n - 1][byte];
            tables[n][byte] = (before >> 8) ^ tables[0][(before & 0xff) as usize];
            byte += 1;
        }
        n += 1;
    }
    tables
}

/// Continues the sum over these bytes; a new sum begins at 0.
#[expect(
    clippy::indexing_slicing,
    reason = "eight tables, and a byte is below 256"
)]
pub(super) fn crc(start: u16, bytes: &[u8]) -> u16 {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut sum = start;
    for chunk in chunks {
        let [low, high] = sum.to_le_bytes();
        let mut bytes = *chunk;
        bytes[0] ^= low;
        bytes[1] ^= high;
        let after = TABLES.iter().rev().zip(bytes);
        sum = after.fold(0, |sum, (table, byte)| sum ^ table[usize::from(byte)]);
    }
    for byte in rest {
        let [low, high] = sum.to_le_bytes();
        sum = u16::from(high) ^ TABLES[0][usize::from(low ^ byte)];
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_this_crc_is_right_and_steps_change_nothing() {
        assert_eq!(crc(0, b"123456789"), 0xbb3d);
        let bytes = (0..=255).cycle().take(1000).collect::<Vec<u8>>();
        let one_by_one = bytes.iter().fold(0, |sum, byte| crc(sum, &[*byte]));
        assert_eq!(crc(0, &bytes), one_by_one);
    }
}
