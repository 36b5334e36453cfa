/** A QR code from its path in a square of `size` units; the quiet zone is part of the square. */
export function QrCode({ path, size, label }: { path: string; size: number; label: string }) {
  return (
    <div className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <path d={path} fillRule="evenodd" shapeRendering="crispEdges" />
      </svg>
    </div>
  );
}
