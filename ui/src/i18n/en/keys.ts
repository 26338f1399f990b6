/** Who may sign, with which keys, and what a bot is given. */
export const keys = {
  signing: {
    title: "Who signs",
    none: "Nobody has signed yet. Whoever signs first goes on the list.",
    alone: "One person signs: {{authors}} writes and signs, and bots accept it.",
    two: "Two people sign each release: {{authors}} as author, then {{approvers}}, who looks at it.",
    or: " or ",
    toKeys: "List and keys",
    waits: "A change of who may sign waits for {{people}} to sign it.",
    writes: "author",
    approves: "approver",
    manages: "manages the list",
    add: "Ask a second person…",
    addTitle: "Ask a second person to look at each release",
    addNow: "Add",
    after:
      "From the next release on, bots accept none that they have not looked at and signed. To go " +
      "back to one person, remove them.",
    person: "What they are called",
    publicKey: "Their public key",
    publicKeyHint:
      "A line that begins with RW: they copy it on the page Signing of their own Kaopu and send it to you",
    managesToo: "May change this list, too",
    managesWhy: "If you lose your key, they give you a new one, without beginning anew.",
    remove: "Remove",
    removeTitle: "No longer let {{person}} sign",
    removeNow: "Remove",
    removeWhat:
      "Once bots have the next release (or the new trust file), they accept nothing that this key " +
      "has signed, the release in use included. Release once more right after this.",
    expires: "until {{date}}",
    expiresSoon:
      "The list of who may sign ends on {{date}}; after that bots take no new release. Renewing it once gives ten years.",
    renew: "Renew…",
    renewTitle: "Ten more years",
    renewNow: "Renew",
    renewWhat:
      "The same people sign. The new list travels to bots with the next release; nothing has to be handed over.",
    ownKey: "Which of your keys signs",
    ownPassphrase: "Its passphrase",
    noKey: "There is no key on this computer yet. Make one on the page Signing.",
    review: "Verify or approve a release…",
    pickTitle: "Choose a release",
    verifiedTitle: "Verify {{title}} v{{seq}}",
    reviewTitle: "Approve {{title}} v{{seq}}",
    signedBy: "Signed by",
    notes: "The author says",
    tested: "Tested",
    dialogues: "{{count}} dialogues, all passed",
    changed: "What customers will see",
    firstRelease: "Not compared with a release before it",
    compared: "{{changed}} of {{messages}} messages are answered otherwise",
    overrides: "Released although these checks did not pass",
    validUntil: "Valid until",
    approveNow: "I have looked at it: sign",
    approved: "Signed; bots may use it",
    moreMissing: "Signed; {{count}} more have to",
    complete: "Verified: all have signed, not a byte was changed, bots may use it.",
  },
  keys: {
    title: "Signing",
    lead:
      "Bots use only what was signed, so nobody can pose as you. Who may sign, where the keys are, " +
      "and what a bot is given.",
    picture: {
      label: "What a key, a public key and the trust file are",
      key: {
        title: "Key",
        what: "Your shop's stamp. Releases are signed with it, and it opens only with its passphrase.",
        whose: "Stays on your computer; give it to nobody",
      },
      public: {
        title: "Public key",
        what: "A print of the stamp. With it others can tell that you signed, but can't sign.",
        whose: "No secret; send it as you like",
      },
      file: {
        title: "Trust file",
        what: "A list of whose public keys count. A bot goes by it and takes nothing else.",
        whose: "Given to a bot when it is installed",
      },
    },
    people: "Who may sign",
    nobodyYet:
      "The list is empty. When you first sign and export, Kaopu makes a key and the list, with you alone on it.",
    toRelease: "Go to Release",
    alone: "One person signs",
    aloneWhat:
      "One person writes and signs, and bots accept it. That is fine for a small shop; a second " +
      "pair of eyes can be added, and removed, at any time.",
    two: "Two people sign each release",
    twoWhat:
      "The author signs, then somebody else looks at it and signs; bots take nothing with one " +
      "signature. One slip, or one stolen key, does no harm.",
    managers: "Changing this list needs {{count}} people.",
    oneManager: "{{people}} may change this list alone.",
    askManagers: "How many must agree…",
    askManagersTitle: "How many must agree to a change of this list",
    askManagersNow: "Save",
    askManagersWhat:
      "With two, nobody with a stolen key can change this list; in return, adding people, new keys and renewing wait for all signatures. Renews for ten years, too.",
    askManagersHow: "How many (at most {{most}})",
    addAnother: "Ask one more person…",
    fixed: "One change waits for signatures; sign or withdraw it first",
    here: "key on this computer",
    keyNumber: "key id",
    rotate: "New key",
    rotateOf: "A new key for {{person}}",
    rotateWhat:
      "The same person and the same rights, with another key. The old key no longer counts, nor " +
      "what it has signed, so release once more right after this.",
    newOne: "1. The new key",
    onThisComputer: "On this computer",
    onTheirs: "On another computer",
    newPublic: "Public key of the new key",
    newPassphrase: "Passphrase of the new key",
    signTheChange: "2. Signed by whoever manages the list; the old key will do",
    rotateNow: "Use the new key",
    own: "Keys on this computer",
    ownWhat:
      "Keep a copy of the key's files on a USB stick, apart from the passphrase: without a backup " +
      "nobody can recover either.",
    ownNone:
      "No key yet. Make one and send its public key to whoever manages the list, to be asked to approve.",
    notListed: "not on the list",
    noneListed:
      "No key on this computer is on the list, so bots take nothing that they sign. Send the " +
      "public key to whoever manages the list.",
    publicHalf: "Public key, to give away",
    unusable: "can't be used",
    damage: {
      secret_missing:
        "The public key is there, the key itself (.key) is gone. Copy it back from your backup; " +
        "without one, see “Passphrase forgotten, or key lost” below.",
      public_missing:
        "The key is there, its public half (.pub) is gone. Copy it back from your backup.",
      not_a_key:
        "This is no key of Kaopu's, or the file is damaged. Put it back from your backup; move away files of other programs.",
      exposed:
        "Other users of this computer can read it, so it isn't safe. Let only yourself read it, or use a new key.",
    },
    folder: "Keys are in this folder:",
    made: "The key is made. Back up its file, and remember the passphrase",
    makeNow: "Make",
    makeWhat:
      "A new key doesn't count yet: whoever manages the list adds it, and then bots take what it signs.",
    trust: "For whoever runs the bot",
    trustWhat: "Give the trust file root.kbx to whoever installs the bot. It is no secret.",
    trustNone: "It is there once you have signed and exported for the first time.",
    trustOnce:
      "Give it once. Whoever is added, renewed or gets a new key later travels with the next " +
      "release; only after starting over it has to be given again.",
    trustMissing:
      "Without it a bot takes no release at all; when started, it says “a bundle is verified first, and nobody was named to trust”.",
    copyRoot: "Save a copy…",
    copyTitle: "Where to save the trust file",
    copiedTo: "Saved to {{path}}",
    whatIf: "What if…",
    lost: {
      title: "Passphrase forgotten, or key lost",
      backup:
        "Look for a backup: copy the key's file back into the folder above. Passphrases are stored nowhere, and nobody can recover them.",
      other:
        "If it is gone, and somebody else manages the list: they give you a new key on this page.",
      alone:
        "If nobody but you manages the list: make a new key, then start over. Bots go on answering " +
        "from the release they have; for a new one, each has to be given the new trust file first.",
    },
    stolen: {
      title: "Computer lost or stolen",
      calm: "Nobody can sign with the key's file without its passphrase.",
      act:
        "Soon, use your backup to give yourself a new key, and send the new trust file straight to " +
        "whoever runs the bot, without waiting for a release: the sooner a bot knows, the sooner the old key is worthless.",
    },
    moved: {
      title: "A new computer",
      act: "Copy both files, .key and .pub, into the same folder of the new computer (this page shows where). The passphrase stays.",
    },
    left: {
      title: "Somebody who signs has left",
      act: "Remove them from the list above, and release once more. Their key is worthless then; you need not get it back.",
    },
    rotateOwn: "Use a new key…",
    anew: "Start over…",
    anewTitle: "Start over with signing",
    anewNow: "Start over",
    anewWhat:
      "Makes a new list with you alone; the old one stays in the knowledge base's folder (root-old). " +
      "Bots know only the old list: whoever runs them has to put the new trust file in its place, and " +
      "clear what they remember of the old one (their state folder), before they take a new release.",
    anewKnows: "I know that every bot needs the new trust file",
    waiting: "A change of the list waits for signatures: {{count}}",
    waitingHow:
      "Until then the list stays as it is. Send the file below to whoever has to sign: they put it " +
      "into the folder of their copy of the knowledge base, sign on this page and send it back. If they are here, they can sign right now.",
    change: "Change",
    asked: "Waits for",
    nobody: "Nobody yet",
    withNewKey: "{{person}} (with the new key)",
    signWaiting: "I have looked at it: sign…",
    signWaitingTitle: "Sign the change",
    withdraw: "Withdraw the change",
    withdrawn: "Withdrawn; the list is as it was",
    nowWaits: "Signed. It counts once {{people}} has signed, too",
    askManager:
      "No key on this computer may change the list. Ask {{people}} to do it on their own computer.",
  },
};
