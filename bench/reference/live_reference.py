"""Python's side of 'aef bench live': the same job written plainly with OpenCV and NumPy, the way a script for a webcam goes about it.

Reads a clip as fast as it plays (or, with --fps 0, as fast as it can), finds faces with the same network, adds the perturbation to each, and sends the picture to ffmpeg with the same
settings and, as JPEG, to whoever asks for it over http. Between two searches (--every) the faces stay where they were. Nothing here is tuned, and nothing made slow.

One line of JSON to standard output: {"opencv": version, "frames": n, "seconds": s, "p50_ms": …, "p95_ms": …, "p99_ms": …}, or {"missing": "cv2"}.
"""

import argparse
import http.server
import json
import subprocess
import sys
import threading
import time

try:
    import cv2
    import numpy as np
except ImportError:
    print(json.dumps({"missing": "cv2"}))
    sys.exit(0)

SIZE = 256
LEAST_SCORE = 0.5
OVERLAP = 0.3
# Eyes, nose, mouth and ears in the aligned square: src/AefVideo.Faces/AlignmentTemplate.cs.
TEMPLATE = np.float32([[0.3897, 0.5230], [0.6104, 0.5243], [0.4981, 0.6649], [0.4962, 0.7669], [0.2661, 0.5624], [0.7359, 0.5659]])


def read_delta(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    entry = header["delta"]
    start, end = entry["data_offsets"]
    delta = np.frombuffer(data[start:end], np.float32).reshape(entry["shape"])[0]
    # RGB in [-1, 1] to BGR in grey levels.
    return np.ascontiguousarray(delta[::-1].transpose(1, 2, 0) * 127.5)


class Detector:
    def __init__(self, path):
        self.net = cv2.dnn.readNetFromONNX(path)
        self.names = ["Identity:0", "Identity_1:0", "Identity_2:0", "Identity_3:0"]
        self.anchors = []
        for stride, count in ((16, 2), (32, 6)):
            cells = SIZE // stride
            grid = [((x + 0.5) * stride, (y + 0.5) * stride) for y in range(cells) for x in range(cells) for _ in range(count)]
            self.anchors.append(np.float32(grid))

    def find(self, frame):
        height, width = frame.shape[:2]
        side = max(height, width)
        square = cv2.copyMakeBorder(frame, 0, side - height, 0, side - width, cv2.BORDER_CONSTANT)
        small = cv2.cvtColor(cv2.resize(square, (SIZE, SIZE), interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2RGB)
        self.net.setInput((small.astype(np.float32) / 127.5 - 1)[None])
        outputs = [output.reshape(-1) for output in self.net.forward(self.names)]
        boxes, scores, points = [], [], []
        for anchors, logits, numbers in zip(self.anchors, outputs[:2], outputs[2:]):
            numbers = numbers.reshape(-1, 16)
            for i in np.flatnonzero(logits > np.log(LEAST_SCORE / (1 - LEAST_SCORE))):
                box = numbers[i, :4]
                centre = anchors[i] + box[:2]
                boxes.append([float(centre[0] - box[2] / 2), float(centre[1] - box[3] / 2), float(box[2]), float(box[3])])
                scores.append(float(1 / (1 + np.exp(-logits[i]))))
                points.append((anchors[i] + numbers[i, 4:].reshape(6, 2)) * side / SIZE)
        kept = cv2.dnn.NMSBoxes(boxes, scores, LEAST_SCORE, OVERLAP) if boxes else []
        return [points[int(i)] for i in np.array(kept).reshape(-1)]


def protect(frame, faces, delta):
    height, width = frame.shape[:2]
    size = delta.shape[0]
    for points in faces:
        transform, _ = cv2.estimateAffinePartial2D(TEMPLATE * size, points.astype(np.float32), method=cv2.LMEDS)
        if transform is None:
            continue
        frame = np.clip(frame.astype(np.float32) + cv2.warpAffine(delta, transform, (width, height)), 0, 255).round().astype(np.uint8)
    return frame


class Page:
    def __init__(self, port):
        self.jpeg = None
        self.changed = threading.Condition()
        page = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *arguments):
                pass

            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
                self.end_headers()
                try:
                    while True:
                        with page.changed:
                            page.changed.wait()
                            jpeg = page.jpeg
                        self.wfile.write(b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(jpeg) + jpeg + b"\r\n")
                except OSError:
                    pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def show(self, frame):
        _, jpeg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, 85])
        with self.changed:
            self.jpeg = jpeg.tobytes()
            self.changed.notify_all()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("clip")
    parser.add_argument("--detector", required=True)
    parser.add_argument("--delta", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--fps", type=float, default=30)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()

    delta = read_delta(options.delta)
    detector = Detector(options.detector)
    page = Page(options.port) if options.port else None
    clip = cv2.VideoCapture(options.clip)
    width, height = int(clip.get(cv2.CAP_PROP_FRAME_WIDTH)), int(clip.get(cv2.CAP_PROP_FRAME_HEIGHT))
    rate = options.fps or 30
    encoder = subprocess.Popen(
        ["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{width}x{height}", "-r", str(rate), "-i", "-",
         "-c:v", "libx264", "-crf", "18", "-preset", "veryfast", "-pix_fmt", "yuv420p", options.output], stdin=subprocess.PIPE)

    latencies, frames, dropped, faces = [], 0, 0, []
    started = time.monotonic()
    number = 0
    while time.monotonic() - started < options.seconds:
        if options.fps:
            # A camera: what is due and was not fetched is gone.
            due = started + number / options.fps
            now = time.monotonic()
            if now < due:
                time.sleep(due - now)
            while time.monotonic() > started + (number + 1) / options.fps:
                clip.grab()
                number += 1
                dropped += 1
        captured = time.monotonic() if not options.fps else started + number / options.fps
        good, frame = clip.read()
        if not good:
            clip.set(cv2.CAP_PROP_POS_FRAMES, 0)
            continue
        number += 1
        if frames % options.every == 0:
            faces = detector.find(frame)
        frame = protect(frame, faces, delta)
        encoder.stdin.write(frame.tobytes())
        if page:
            page.show(frame)
        latencies.append(time.monotonic() - captured)
        frames += 1
    seconds = time.monotonic() - started
    encoder.stdin.close()
    encoder.wait()
    p50, p95, p99 = (round(1000 * float(np.percentile(latencies, share)), 2) for share in (50, 95, 99))
    print(json.dumps({"opencv": cv2.__version__, "frames": frames, "dropped": dropped, "seconds": round(seconds, 3), "p50_ms": p50, "p95_ms": p95, "p99_ms": p99}))


main()
