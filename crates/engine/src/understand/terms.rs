//! Texts compared by the terms that they share, the rarer the weightier (TF-IDF).

/// A text as its terms' numbers and weights, in order of the numbers. The squares of the weights
/// add up to 1, or less if terms are missing.
pub(crate) type TermVector = Vec<(u32, f64)>;

/// How often each term stands in a text, in order of the terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counts<T>(Vec<(T, u32)>);

impl<T: Ord> Counts<T> {
    /// Counts terms that come in any order.
    pub(crate) fn of(terms: impl Iterator<Item = T>) -> Self {
        let mut terms: Vec<T> = terms.collect();
        terms.sort_unstable();
        let mut counts: Vec<(T, u32)> = Vec::with_capacity(terms.len());
        for term in terms {
            match counts.last_mut() {
                Some((last, count)) if *last == term => *count += 1,
                _ => counts.push((term, 1)),
            }
        }
        Self(counts)
    }
}

/// The terms of all wordings, and in which of the landmarks they stand.
#[derive(Debug, Clone)]
pub(crate) struct TermSpace<T> {
    /// In order; a term's number is its place.
    terms: Vec<T>,
    /// By a term's number: its weight.
    weights: Vec<f64>,
    /// By a term's number: the landmarks that have it, with its weight in them.
    landmarks: Vec<Vec<(u32, f64)>>,
    /// Weight of a term that no wording has.
    unseen: f64,
}

impl<T: Ord + Clone> TermSpace<T> {
    /// `strict`: a term that no wording has makes a text less like all of them. Where nothing else
    /// is compared, that keeps out what is out of scope.
    pub(crate) fn new<'a>(texts: impl Iterator<Item = &'a Counts<T>>, strict: bool) -> Self
    where
        T: 'a,
    {
        let mut count = 0_u32;
        let mut all: Vec<&T> = Vec::new();
        for text in texts {
            count = count.saturating_add(1);
            all.extend(text.0.iter().map(|(term, _)| term));
        }
        let frequency = Counts::of(all.into_iter()).0;
        let weight = |df: u32| libm::log((1.0 + f64::from(count)) / (1.0 + f64::from(df))) + 1.0;
        Self {
            landmarks: vec![Vec::new(); frequency.len()],
            weights: frequency.iter().map(|(_, df)| weight(*df)).collect(),
            terms: frequency.into_iter().map(|(term, _)| term.clone()).collect(),
            unseen: if strict { weight(0) } else { 0.0 },
        }
    }

    /// A text's vector.
    pub(crate) fn vector(&self, text: &Counts<T>) -> TermVector {
        let mut vector = TermVector::new();
        let mut square = 0.0;
        // Both are in order of the terms, and so are their numbers.
        for (term, count) in &text.0 {
            let often = 1.0 + if *count == 1 { 0.0 } else { libm::log(f64::from(*count)) };
            let known = self.terms.binary_search(term).ok();
            match known
                .and_then(|number| Some((u32::try_from(number).ok()?, self.weights.get(number)?)))
            {
                Some((number, weight)) => {
                    vector.push((number, weight * often));
                    square += weight * often * (weight * often);
                }
                None => square += self.unseen * often * (self.unseen * often),
            }
        }
        let length = libm::sqrt(square);
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        vector
    }

    /// Makes a vector the next landmark.
    pub(crate) fn add_landmark(&mut self, number: u32, vector: &TermVector) {
        for (term, weight) in vector {
            if let Some(standing) = self.landmarks.get_mut(*term as usize) {
                standing.push((number, *weight));
            }
        }
    }

    /// Adds `share` of the cosine with each landmark.
    pub(crate) fn add_similarities(&self, vector: &TermVector, share: f64, out: &mut [f64]) {
        let mut sums = vec![0.0; out.len()];
        for (term, weight) in vector {
            for (landmark, other) in self.landmarks.get(*term as usize).into_iter().flatten() {
                if let Some(sum) = sums.get_mut(*landmark as usize) {
                    *sum += weight * other;
                }
            }
        }
        for (out, sum) in out.iter_mut().zip(sums) {
            *out += share * sum;
        }
    }
}
/// The cosine of two vectors, summed up in the same order as for landmarks.
pub(crate) fn cosine(a: &TermVector, b: &TermVector) -> f64 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut sum = 0.0;
    while let (Some((left, x)), Some((right, y))) = (a.peek(), b.peek()) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                sum += x * y;
                a.next();
                b.next();
            }
        }
    }
    sum
}
