//! Learning weights from examples: kernel ridge regression, written out as weights and rounded.
//! With the encoder's weights at hand a test makes the shipped files again, bit for bit.
#![allow(clippy::disallowed_methods, reason = "the encoder's weights lie where the variable says")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use kaopu_encoder::Encoder;

use crate::classifier::axes::{
    AXES, Axes, COMPONENTS, PRODUCTS, Shares, UNIT, components, products,
};
use crate::classifier::grams::Gram;
use crate::classifier::scores::Scores;
use crate::classifier::weights::{ONE, Weights, probe};
use crate::program::Program;
use crate::text::Letters;
use crate::understand::{Matrix, cholesky, dots, inverse_transposed};

/// A way of looking at a message: its pieces.
pub(crate) type View = fn(&Letters<'_>) -> BTreeSet<Gram>;

/// What a classifier is taught with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    /// The ways of looking at the pieces of a message, and the weight of each in the kernel.
    pub(crate) views: &'static [(View, f64)],
    /// The weights of the embedding and of the products of axes.
    pub(crate) straight: f64,
    pub(crate) together: f64,
    /// The ridge penalty.
    pub(crate) regularisation: f64,
}

impl Recipe {
    /// The pieces of a message.
    pub(crate) fn views(&self, text: &str) -> Vec<BTreeSet<Gram>> {
        let letters = Letters::new(text);
        self.views.iter().map(|(view, _)| view(&letters)).collect()
    }
}

/// Steps in which the axes are found.
const STEPS: usize = 12;

/// A piece that stands in fewer examples is left out.
const OFTEN: usize = 3;

/// An example, as it is learnt from.
pub(crate) struct Example {
    pub(crate) class: usize,
    pub(crate) text: &'static str,
    components: [i16; COMPONENTS],
    embedding: Vec<f64>,
    views: Vec<Vec<Gram>>,
}

/// The encoder, or `None` where nobody has its weights.
pub(crate) fn encoder() -> Option<Arc<Encoder<'static>>> {
    let path = std::env::var_os("KAOPU_ENCODER").filter(|path| path != "none")?;
    Some(Arc::new(Encoder::from_vec(std::fs::read(path).unwrap()).unwrap()))
}

/// The lines `label<TAB>text` of a file of examples, with the place of the label among `labels`.
pub(crate) fn labelled(file: &'static str, labels: &[&str]) -> Vec<(usize, &'static str)> {
    let lines = file.lines().filter(|line| !line.starts_with(';') && !line.is_empty());
    lines
        .map(|line| {
            let (label, text) = line.split_once('\t').unwrap();
            (labels.iter().position(|known| *known == label).unwrap(), text)
        })
        .collect()
}

/// Examples, encoded.
pub(crate) fn examples(
    program: &Program,
    recipe: &Recipe,
    labelled: Vec<(usize, &'static str)>,
) -> Vec<Example> {
    let all: Vec<(usize, &str, Vec<BTreeSet<Gram>>)> =
        labelled.into_iter().map(|(class, text)| (class, text, recipe.views(text))).collect();
    let mut often: BTreeMap<Gram, usize> = BTreeMap::new();
    all.iter()
        .flat_map(|(_, _, views)| views.iter().flatten())
        .for_each(|gram| *often.entry(gram.clone()).or_default() += 1);
    let kept = |grams: BTreeSet<Gram>| -> Vec<Gram> {
        grams.into_iter().filter(|gram| often[gram] >= OFTEN).collect()
    };
    all.into_iter()
        .map(|(class, text, views)| {
            let embedding = program.matcher.embedding(&program.matcher.read(text)).unwrap();
            let components = components(&embedding);
            let embedding =
                components.iter().map(|number| f64::from(*number) / UNIT as f64).collect();
            let views = views.into_iter().map(kept).collect();
            Example { class, text, components, embedding, views }
        })
        .collect()
}

/// The axes on which the examples differ most, by orthogonal iteration.
fn axes(examples: &[&Example]) -> Axes {
    let n = examples.len();
    let mut middle = vec![0.0; COMPONENTS];
    for example in examples {
        middle
            .iter_mut()
            .zip(&example.embedding)
            .for_each(|(sum, number)| *sum += number / n as f64);
    }
    let from_middle = |example: &&Example| -> Vec<f64> {
        example.embedding.iter().zip(&middle).map(|(number, middle)| number - middle).collect()
    };
    let numbers = examples.iter().flat_map(from_middle).collect();
    let rows = Matrix { rows: n, columns: COMPONENTS, numbers };
    let columns = rows.transposed();
    let begin = (0..AXES).flat_map(|axis| rows.row(axis * n / AXES).to_vec()).collect();
    let mut axes = orthogonal(Matrix { rows: AXES, columns: COMPONENTS, numbers: begin });
    for _ in 0..STEPS {
        let places = dots(&axes, &rows, |_, _| 0..COMPONENTS);
        axes = orthogonal(dots(&places, &columns, |_, _| 0..n));
    }
    let whole = |number: f64| libm::round(number * UNIT as f64) as i64;
    let shares: Vec<Shares> = (0..AXES)
        .map(|axis| std::array::from_fn(|component| whole(axes.row(axis)[component]) as i16))
        .collect();
    let place =
        |axis| axes.row(axis).iter().zip(&middle).map(|(share, number)| share * number).sum();
    Axes::new(shares, std::array::from_fn(|axis| whole(place(axis)))).unwrap()
}

/// The same space, with rows of length 1 that stand at right angles.
fn orthogonal(mut rows: Matrix) -> Matrix {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    for at in 0..rows.rows {
        let mut row = rows.row(at).to_vec();
        for before in 0..at {
            let along = dot(rows.row(before), &row);
            row.iter_mut()
                .zip(rows.row(before))
                .for_each(|(number, other)| *number -= along * other);
        }
        let length = libm::sqrt(dot(&row, &row));
        row.iter_mut().for_each(|number| *number /= length);
        rows.row_mut(at).copy_from_slice(&row);
    }
    rows
}

/// Learns: how much each example says about each class, and from that the weights.
pub(crate) fn learn<const K: usize>(
    recipe: &Recipe,
    examples: &[&Example],
    encoder: &Encoder<'_>,
) -> Weights<K> {
    let n = examples.len();
    let axes = axes(examples);
    let unit = UNIT as f64;
    let places: Vec<[f64; AXES]> = examples
        .iter()
        .map(|example| axes.place(&example.components).map(|at| at as f64 / unit))
        .collect();
    let place_rows = Matrix { rows: n, columns: AXES, numbers: places.concat() };
    let together = dots(&place_rows, &place_rows, |_, _| 0..AXES);
    let typical =
        (0..n).map(|row| together.row(row)[row] * together.row(row)[row]).sum::<f64>() / n as f64;

    let numbers = examples.iter().flat_map(|example| example.embedding.iter().copied()).collect();
    let embedding = Matrix { rows: n, columns: COMPONENTS, numbers };
    let mut kernel = dots(&embedding, &embedding, |_, _| 0..COMPONENTS);
    for (row, other) in (0..n).flat_map(|row| (0..n).map(move |other| (row, other))) {
        let square = together.row(row)[other] * together.row(row)[other] / typical;
        let cell = &mut kernel.row_mut(row)[other];
        *cell = recipe.straight * *cell + recipe.together * square;
    }
    for (view, (_, weight)) in recipe.views.iter().enumerate() {
        add_view(&mut kernel, examples, view, *weight);
    }
    (0..n).for_each(|row| kernel.row_mut(row)[row] += recipe.regularisation);
    let mut means = [0.0; K];
    let target = |example: &Example, class| if example.class == class { 1.0 } else { -1.0 };
    for (class, mean) in means.iter_mut().enumerate() {
        *mean = examples.iter().map(|example| target(example, class)).sum::<f64>() / n as f64;
    }
    let upper = inverse_transposed(&cholesky(kernel));
    let mut wanted = Matrix::zeros(K, n);
    for (class, mean) in means.iter().enumerate() {
        for (row, example) in examples.iter().enumerate() {
            wanted.row_mut(class)[row] = target(example, class) - mean;
        }
    }
    // The inverse is U·Uᵀ: two products.
    let half = dots(&wanted, &upper.transposed(), |_, _| 0..n);
    let shares = dots(&half, &upper, |_, _| 0..n);

    let mut components = vec![[0.0; K]; COMPONENTS];
    let mut pairs = vec![[0.0; K]; PRODUCTS];
    let mut grams: BTreeMap<Gram, [f64; K]> = BTreeMap::new();
    for (row, example) in examples.iter().enumerate() {
        let share: [f64; K] = std::array::from_fn(|class| shares.row(class)[row]);
        let add = |sums: &mut [f64; K], factor: f64| {
            sums.iter_mut().zip(share).for_each(|(sum, share)| *sum += factor * share);
        };
        components
            .iter_mut()
            .zip(&example.embedding)
            .for_each(|(sums, number)| add(sums, recipe.straight * number));
        let twice = (0..AXES).flat_map(|a| (a..AXES).map(move |b| if a == b { 1.0 } else { 2.0 }));
        let place = axes.place(&example.components);
        let products = products(&place).map(|product| product as f64 / (unit * unit));
        for (sums, (product, times)) in pairs.iter_mut().zip(products.zip(twice)) {
            add(sums, recipe.together * times * product / typical);
        }
        for (view, (_, weight)) in example.views.iter().zip(recipe.views) {
            let root = libm::sqrt(view.len().max(1) as f64);
            view.iter()
                .for_each(|gram| add(grams.entry(gram.clone()).or_insert([0.0; K]), weight / root));
        }
    }
    Weights {
        probe: probe(encoder),
        bias: rounded(means),
        components: components.into_iter().map(rounded).collect(),
        axes,
        products: pairs.into_iter().map(rounded).collect(),
        grams: grams.into_iter().map(|(gram, sums)| (gram, rounded(sums))).collect(),
    }
}

/// Adds to the kernel what two messages have in common in one way of looking at their pieces.
fn add_view(kernel: &mut Matrix, examples: &[&Example], view: usize, weight: f64) {
    let mut holders: BTreeMap<&Gram, Vec<usize>> = BTreeMap::new();
    for (row, example) in examples.iter().enumerate() {
        example.views[view].iter().for_each(|gram| holders.entry(gram).or_default().push(row));
    }
    for (row, example) in examples.iter().enumerate() {
        let mut common = vec![0.0; examples.len()];
        let others = example.views[view].iter().flat_map(|gram| &holders[gram]);
        others.for_each(|other| common[*other] += 1.0);
        for (other, (number, common)) in kernel.row_mut(row).iter_mut().zip(common).enumerate() {
            let sizes = example.views[view].len().max(1) * examples[other].views[view].len().max(1);
            *number += weight * common / libm::sqrt(sizes as f64);
        }
    }
}

fn rounded<const K: usize>(numbers: [f64; K]) -> Scores<K> {
    numbers.map(|number| libm::round(number * ONE) as i64)
}

/// The file of weights, below the lines of its head.
pub(crate) fn file<const K: usize>(head: &str, weights: &Weights<K>) -> String {
    let mut text = head.to_owned();
    let mut line = |name: &str, numbers: &[i64]| {
        let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
        writeln!(text, "{name} {}", numbers.join(" ")).unwrap();
    };
    line("bias", &weights.bias);
    line("middle", &weights.axes.middle);
    for (component, scores) in weights.components.iter().enumerate() {
        let shares = weights.axes.shares.iter().map(|shares| i64::from(shares[component]));
        line("component", &scores.iter().copied().chain(shares).collect::<Vec<_>>());
    }
    weights.products.iter().for_each(|scores| line("product", scores));
    for (gram, scores) in weights.grams.iter().collect::<BTreeMap<_, _>>() {
        line(gram, scores);
    }
    writeln!(text, "probe {}", weights.probe).unwrap();
    text
}
