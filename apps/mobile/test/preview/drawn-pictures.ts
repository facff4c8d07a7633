/** Pictures as phones take them, drawn: a walker's wheel before a wall, each in colours of its own. */
export const drawnPictures = {
  async picture(id: string): Promise<Uint8Array | null> {
    if (id.startsWith('away')) return null;
    const canvas = new OffscreenCanvas(640, 480);
    const pen = canvas.getContext('2d')!;
    const hue = id.charCodeAt(id.length - 1) * 40;
    pen.fillStyle = `hsl(${hue} 25% 82%)`;
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = `hsl(${hue} 18% 60%)`;
    pen.fillRect(0, 340, 640, 140);
    pen.lineWidth = 26;
    pen.strokeStyle = '#30383a';
    pen.beginPath();
    pen.arc(320, 300, 110, 0, Math.PI * 2);
    pen.moveTo(320, 300);
    pen.lineTo(430, 40);
    pen.stroke();
    const file = await canvas.convertToBlob({ type: 'image/jpeg' });
    return new Uint8Array(await file.arrayBuffer());
  },
};
