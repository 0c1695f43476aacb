#!/usr/bin/env bash
# Makes well-formed media of every odd kind that people have, small enough to be protected in a blink:
#   make-corpus.sh FACE_CLIP FOLDER
# FACE_CLIP is a clip with a face and sound (media/sample.mp4). A kind that this ffmpeg cannot make is named on standard error and left out.
set -euo pipefail
clip="$(realpath "$1")" folder="$(realpath -m "$2")"
mkdir -p "$folder"
cd "$folder"
work="$(mktemp -d "$folder/work.XXXXXX")"
trap 'rm -rf "$work"' EXIT

# The same bytes at every run: no dates, no versions, no threads that race.
exact=(-fflags +bitexact -flags:v +bitexact -flags:a +bitexact -threads 1)
quick=(-c:v libx264 -preset ultrafast -crf 20)
ff() { ffmpeg -nostdin -v error -y "$@"; }

# make NAME ARGUMENTS...: one file of the corpus.
make() {
    local name="$1"
    shift
    if ! ff "$@" "${exact[@]}" "$name" 2>"$work/log"; then
        rm -f "$name"
        echo "make-corpus: $name left out: $(tail -n 1 "$work/log")" >&2
    fi
}

# What all are made of: a second of the face at 160×90, 25 fps, with sound.
ff -i "$clip" -t 1 -vf "scale=160:90,fps=25" -c:v ffv1 -pix_fmt yuv420p -c:a pcm_s16le -ac 2 "$work/base.mkv"
base=(-i "$work/base.mkv")

# Times.
make vfr.mkv "${base[@]}" -an -vf "select='not(eq(mod(n\,5)\,2))',setpts='PTS+mod(N\,3)*0.007/TB'" -vsync passthrough "${quick[@]}"
make 240fps.mp4 "${base[@]}" -an -vf "setpts=PTS/9.6,fps=240" "${quick[@]}"
make one-frame.mp4 "${base[@]}" -an -frames:v 1 "${quick[@]}"
make b-frames.mp4 "${base[@]}" -c:v libx264 -preset ultrafast -bf 3 -b_strategy 0 -c:a aac
make negative-start.mkv "${base[@]}" -c:v libx264 -preset ultrafast -bf 3 -b_strategy 0 -c:a aac -avoid_negative_ts disabled -output_ts_offset -0.5
make edit-list.mp4 -ss 0.3 -i b-frames.mp4 -c copy
make delayed-sound.mkv "${base[@]}" -itsoffset 0.4 -i "$work/base.mkv" -map 0:v -map 1:a "${quick[@]}" -c:a aac
make late-start.ts "${base[@]}" "${quick[@]}" -c:a mp2 -muxdelay 0 -output_ts_offset 3600
make long-gop.mp4 "${base[@]}" -an "${quick[@]}" -g 9999 -keyint_min 9999 -sc_threshold 0
make rate-30000-1001.mov "${base[@]}" -vf fps=30000/1001 "${quick[@]}" -c:a aac

# Pictures.
make rotated-90.mp4 -i b-frames.mp4 -c copy -metadata:s:v:0 rotate=90
make rotated-180.mov -i b-frames.mp4 -c copy -metadata:s:v:0 rotate=180
make odd-size.webm "${base[@]}" -an -vf scale=161:91 -c:v libvpx -b:v 300k -deadline realtime
make odd-444.mp4 "${base[@]}" -an -vf scale=161:91 "${quick[@]}" -pix_fmt yuv444p
make tiny.avi "${base[@]}" -an -vf scale=16:16 -c:v mjpeg -pix_fmt yuvj420p
make 8k-wide.mp4 "${base[@]}" -an -frames:v 3 -vf scale=7680:64 "${quick[@]}"
make anamorphic.mp4 "${base[@]}" -vf setsar=16/11 "${quick[@]}" -c:a aac
make 422.mov "${base[@]}" -an "${quick[@]}" -pix_fmt yuv422p
make 444.mp4 "${base[@]}" -an "${quick[@]}" -pix_fmt yuv444p
make full-range.mp4 "${base[@]}" -an -vf scale=out_range=pc "${quick[@]}" -pix_fmt yuvj420p
make grey.mkv "${base[@]}" -an "${quick[@]}" -pix_fmt gray
make rgb.avi "${base[@]}" -an -frames:v 5 -c:v rawvideo -pix_fmt bgr24
make alpha.webm "${base[@]}" -an -vf "format=yuva420p,colorchannelmixer=aa=0.5" -c:v libvpx -b:v 300k -deadline realtime -auto-alt-ref 0
make palette.gif "${base[@]}" -an -frames:v 8
make interlaced.mpg "${base[@]}" -vf scale=160:96,setfield=tff -c:v mpeg2video -flags +ildct+ilme -top 1 -q:v 3 -c:a mp2
make ten-bits.mkv "${base[@]}" -an "${quick[@]}" -pix_fmt yuv420p10le
make hdr.mkv "${base[@]}" -an -c:v libx265 -preset ultrafast -x265-params log-level=error:pools=none:frame-threads=1 -pix_fmt yuv420p10le -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc

# Streams.
make two-videos.mkv "${base[@]}" -map 0:v -map 0:v -map 0:a "${quick[@]}" -c:a aac
make four-sounds.mkv "${base[@]}" -map 0:v -map 0:a -map 0:a -map 0:a -map 0:a "${quick[@]}" -c:a:0 aac -c:a:1 libmp3lame -c:a:2 flac -c:a:3 ac3
printf '1\n00:00:00,100 --> 00:00:00,900\nNobody is edited here.\n' >"$work/words.srt"
make subtitles.mkv "${base[@]}" -i "$work/words.srt" -map 0 -map 1 "${quick[@]}" -c:a aac -c:s srt
make subtitles.mp4 "${base[@]}" -i "$work/words.srt" -map 0 -map 1 "${quick[@]}" -c:a aac -c:s mov_text
ff "${base[@]}" -frames:v 1 "$work/cover.png"
make cover.mp4 "${base[@]}" -i "$work/cover.png" -map 0 -map 1 "${quick[@]}" -c:a aac -c:v:1 png -disposition:v:1 attached_pic
printf ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=one\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=1000\ntitle=two\n' >"$work/chapters.txt"
make chapters.mp4 "${base[@]}" -i "$work/chapters.txt" -map 0 -map_metadata 1 "${quick[@]}" -c:a aac
make time-code.mov "${base[@]}" -timecode 01:00:00:00 "${quick[@]}" -c:a pcm_s16le
make attachment.mkv "${base[@]}" -attach "$work/words.srt" -metadata:s:t mimetype=text/plain "${quick[@]}" -c:a aac
make fragmented.mp4 "${base[@]}" "${quick[@]}" -c:a aac -movflags +frag_keyframe+empty_moov

# Codecs and containers.
make hevc.mp4 "${base[@]}" -c:v libx265 -preset ultrafast -x265-params log-level=error:pools=none:frame-threads=1 -c:a aac
make vp9.webm "${base[@]}" -c:v libvpx-vp9 -b:v 300k -deadline realtime -cpu-used 8 -c:a libopus
make av1.mkv "${base[@]}" -an -frames:v 10 -c:v libaom-av1 -b:v 300k -cpu-used 8 -usage realtime
make mpeg2.ts "${base[@]}" -c:v mpeg2video -q:v 3 -bf 2 -c:a mp2
make mpeg4.avi "${base[@]}" -c:v mpeg4 -q:v 3 -bf 2 -c:a mp3
make mjpeg.avi "${base[@]}" -c:v mjpeg -q:v 3 -pix_fmt yuvj420p -c:a pcm_s16le
make h264.ts "${base[@]}" "${quick[@]}" -bf 2 -c:a aac
make wmv.asf "${base[@]}" -c:v wmv2 -b:v 400k -c:a wmav2
make flash.flv "${base[@]}" -c:v flv1 -b:v 400k -c:a libmp3lame -ar 44100
make theora.ogv "${base[@]}" -c:v libtheora -q:v 6 -c:a libvorbis
make h263.3gp "${base[@]}" -vf scale=176:144 -c:v h263 -b:v 300k -an
make dv.avi "${base[@]}" -an -frames:v 3 -vf scale=720:576 -c:v dvvideo -pix_fmt yuv420p -r 25
make raw.y4m "${base[@]}" -an -frames:v 5 -f yuv4mpegpipe
