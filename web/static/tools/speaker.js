// Speaking: the speaker view and the empty screen.
export const speaker = undefined, black = undefined, white = undefined;
