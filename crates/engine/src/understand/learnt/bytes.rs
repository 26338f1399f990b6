//! Numbers and texts as bytes: little-endian, lengths first.

/// What is written one after the other.
#[derive(Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    /// A count or a place; none of ours comes near what 32 bits hold.
    pub(super) fn count(&mut self, count: usize) {
        self.0.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// To the bit.
    pub(super) fn number(&mut self, number: f64) {
        self.0.extend(number.to_bits().to_le_bytes());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.as_bytes());
    }

    pub(super) fn components(&mut self, components: &[i16; 512]) {
        self.0.extend(components.iter().flat_map(|component| component.to_le_bytes()));
    }
}

/// What is left to be read; `None` where the bytes end too early or say what can't be.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let (first, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(first)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take().map(|[byte]| byte)
    }

    /// A place among so many.
    pub(super) fn place(&mut self, among: usize) -> Option<usize> {
        let place = u32::from_le_bytes(self.take()?) as usize;
        (place < among).then_some(place)
    }

    /// How many follow of what has at least so many bytes each: no more than there can be, so that
    /// no memory is asked for in vain.
    pub(super) fn count(&mut self, bytes_each: usize) -> Option<usize> {
        let count = u32::from_le_bytes(self.take()?) as usize;
        (count.checked_mul(bytes_each)? <= self.0.len()).then_some(count)
    }

    pub(super) fn number(&mut self) -> Option<f64> {
        let number = f64::from_bits(u64::from_le_bytes(self.take()?));
        number.is_finite().then_some(number)
    }

    /// So many numbers.
    pub(super) fn numbers(&mut self, count: usize) -> Option<Vec<f64>> {
        let bytes = self.slice(count.checked_mul(8)?)?;
        let numbers = bytes.as_chunks().0.iter();
        let numbers: Vec<f64> =
            numbers.map(|bytes| f64::from_bits(u64::from_le_bytes(*bytes))).collect();
        numbers.iter().all(|number| number.is_finite()).then_some(numbers)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.count(1)?;
        std::str::from_utf8(self.slice(length)?).ok()
    }

    pub(super) fn components(&mut self) -> Option<[i16; 512]> {
        let bytes = self.slice(1024)?.as_chunks().0;
        let mut components = [0; 512];
        for (component, bytes) in components.iter_mut().zip(bytes) {
            *component = i16::from_le_bytes(*bytes);
        }
        Some(components)
    }

    pub(super) fn is_at_its_end(&self) -> bool {
        self.0.is_empty()
    }
}
