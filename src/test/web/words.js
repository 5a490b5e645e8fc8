// What web peers say to each other (verto.md), in the two dialects. Each understands its own words
// only, so that a test fails when it is spoken to in the other's.

const JSON_WORDS = {
  announce: (status, name) => ({eventData: encode(JSON_WORDS.tell(status, name))}),
  tell(status, name) {
    const named = status === 'ready' || status === 'available';
    return JSON.stringify({peerStatus: status, ...(named && {peerName: name})});
  },
  ask(action, name) {
    const named = action === 'offer' || action === 'accept';
    return JSON.stringify({peerAction: action, ...(named && {peerName: name})});
  },
  announced: params => JSON_WORDS.read(decode(params.eventData ?? ''))?.status,
  read(text) {
    const {peerStatus, peerAction, peerName} = parsed(text) ?? {};
    return peerStatus || peerAction
      ? {status: peerStatus, action: peerAction, name: peerName}
      : undefined;
  },
};

const BARE_WORDS = {
  announce: status =>
    status === 'gone' ? {isDisconnected: true} : {isAvailable: status !== 'unavailable'},
  tell: status => status,
  ask: action => action,
  announced({isAvailable, isDisconnected}) {
    if (isDisconnected === true) return 'gone';
    return typeof isAvailable === 'boolean' ? BARE_WORDS.status(isAvailable) : undefined;
  },
  status: free => (free ? 'available' : 'unavailable'),
  read(text) {
    if (['available', 'unavailable'].includes(text)) return {status: text};
    if (['offer', 'accept', 'close'].includes(text)) return {action: text};
    return undefined;
  },
};

export const dialects = {newer: JSON_WORDS, older: BARE_WORDS};

/** A session description or a candidate, the same in both; undefined for anything else. */
export function negotiation(text) {
  const said = parsed(text);
  return said && ('sdp' in said || 'candidate' in said) ? said : undefined;
}

/** UTF-8 in base64. */
export function encode(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

export function decode(encoded) {
  return new TextDecoder().decode(Uint8Array.from(atob(encoded), one => one.charCodeAt(0)));
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value ? value : undefined;
  } catch {
    return undefined;
  }
}
