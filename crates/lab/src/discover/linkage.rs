//! Agglomerative clustering by average linkage, along chains of nearest neighbours (Murtagh, 1983).

use super::matrix::Matrix;

/// The groups of a square of similarities: two are joined while they are on average at least so
/// alike. For each thing the number of its group, counted from 0 in the order of their first things.
pub(super) fn groups(similar: Matrix, least: f32) -> Vec<usize> {
    let side = similar.side;
    let mut between = similar;
    let mut size = vec![1.0_f32; side];
    let mut alive = vec![true; side];
    let mut leader: Vec<usize> = (0..side).collect();
    let mut chain: Vec<usize> = Vec::new();
    let mut first = 0;
    loop {
        if chain.is_empty() {
            while first < side && !alive[first] {
                first += 1;
            }
            if first == side {
                break;
            }
            chain.push(first);
        }
        let Some(&top) = chain.last() else { break };
        let before = chain.len().checked_sub(2).and_then(|at| chain.get(at)).copied();
        let Some((next, likeness)) = next(&between, &alive, top, before) else { break };
        if likeness < least {
            // Average linkage only ever brings things apart: what is this far from all stays alone.
            alive[top] = false;
            chain.pop();
        } else if before == Some(next) {
            chain.truncate(chain.len() - 2);
            let (kept, gone) = (top.min(next), top.max(next));
            join(&mut between, &alive, kept, gone, (size[kept], size[gone]));
            size[kept] += size[gone];
            alive[gone] = false;
            leader[gone] = kept;
        } else {
            chain.push(next);
        }
    }
    numbered(&leader)
}

/// The nearest that is still alive; of equals the one before, then the first.
fn next(
    between: &Matrix,
    alive: &[bool],
    top: usize,
    before: Option<usize>,
) -> Option<(usize, f32)> {
    let mut best = before.map(|before| (before, between.at(top, before)));
    for (other, likeness) in between.row(top).iter().copied().enumerate() {
        if other != top && alive[other] && best.is_none_or(|(_, most)| likeness > most) {
            best = Some((other, likeness));
        }
    }
    // Alone among those that are alive: it is as far from the rest as can be.
    best.or(Some((top, f32::NEG_INFINITY)))
}

/// Lance and Williams for the average.
fn join(between: &mut Matrix, alive: &[bool], kept: usize, gone: usize, size: (f32, f32)) {
    let (one, other) = (size.0 / (size.0 + size.1), size.1 / (size.0 + size.1));
    let side = between.side;
    for third in (0..side).filter(|third| alive[*third] && *third != kept && *third != gone) {
        let mean = one * between.at(kept, third) + other * between.at(gone, third);
        between.cells[kept * side + third] = mean;
        between.cells[third * side + kept] = mean;
    }
}

fn numbered(leader: &[usize]) -> Vec<usize> {
    let mut numbers: Vec<usize> = Vec::with_capacity(leader.len());
    let mut next = 0;
    for (at, of) in leader.iter().enumerate() {
        // Who is joined goes to one before it.
        let number = if *of == at { next } else { numbers[*of] };
        next += usize::from(*of == at);
        numbers.push(number);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[f32]]) -> Matrix {
        Matrix { side: rows.len(), cells: rows.concat() }
    }

    #[test]
    fn what_is_alike_on_average_is_joined() {
        let rows: [&[f32]; 4] = [
            &[1.0, 0.9, 0.1, 0.5],
            &[0.9, 1.0, 0.1, 0.7],
            &[0.1, 0.1, 1.0, 0.0],
            &[0.5, 0.7, 0.0, 1.0],
        ];
        assert_eq!(groups(of(&rows), 0.95), [0, 1, 2, 3]);
        assert_eq!(groups(of(&rows), 0.8), [0, 0, 1, 2]);
        assert_eq!(groups(of(&rows), 0.6), [0, 0, 1, 0]);
        assert_eq!(groups(of(&rows), 0.0), [0, 0, 0, 0]);
        assert!(groups(of(&[]), 0.5).is_empty());
        assert_eq!(groups(of(&[&[1.0]]), 0.5), [0]);
    }
}
