// Sharing a slide.
export const share = undefined, qr = undefined;
