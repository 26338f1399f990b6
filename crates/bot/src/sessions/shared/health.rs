//! How the Redis is that conversations are kept in.

use redis::Cmd;

use super::Shared;
use crate::sessions::StoreError;

/// How the Redis is that conversations are kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RedisHealth {
    Reachable,
    Lost,
    /// It answers, and is set to drop what it has when it is full: conversations, and that a human
    /// has one.
    Evicts,
}

impl RedisHealth {
    /// Its name in `/status`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Reachable => "reachable",
            Self::Lost => "lost",
            Self::Evicts => "evicts",
        }
    }
}

impl Shared {
    /// Asks it how it is. Who may not be told what it does when it is full is told that it answers.
    pub(in super::super) fn health(&self) -> RedisHealth {
        let mut info = Cmd::new();
        info.arg("INFO").arg("memory");
        match self.link.ask::<String>(&info) {
            Ok(told) if evicts(&told) => RedisHealth::Evicts,
            Ok(_) => RedisHealth::Reachable,
            Err(StoreError::Shared(code)) if code == "NOPERM" => RedisHealth::Reachable,
            Err(_) => RedisHealth::Lost,
        }
    }
}

/// Whether it has a limit, and drops things to keep to it.
fn evicts(memory: &str) -> bool {
    let of = |name: &str| {
        let line = memory.lines().find_map(|line| line.trim().strip_prefix(name));
        line.and_then(|rest| rest.strip_prefix(':'))
    };
    of("maxmemory").is_some_and(|most| most != "0")
        && of("maxmemory_policy").is_some_and(|policy| policy != "noeviction")
}

#[cfg(test)]
mod tests {
    use super::evicts;

    #[test]
    fn only_a_limit_that_drops_things_counts() {
        let memory = |most: &str, policy: &str| {
            format!(
                "# Memory\r\nused_memory:1\r\nmaxmemory:{most}\r\nmaxmemory_policy:{policy}\r\n"
            )
        };
        assert!(evicts(&memory("1048576", "allkeys-lru")));
        assert!(!evicts(&memory("1048576", "noeviction")));
        assert!(!evicts(&memory("0", "allkeys-lru")));
        assert!(!evicts(""));
    }
}
