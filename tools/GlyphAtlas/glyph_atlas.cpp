// Draws the glyphs of the preview at every size that it uses, and packs them into one picture.
// glyph_atlas REGULAR.ttf MEDIUM.ttf glyphs.pgm glyphs.csv
// Columns: weight, size, character (code point), x, y, width, height in the picture, left and top of the pen, advance; all in pixels.
#include <ft2build.h>
#include FT_FREETYPE_H
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace
{
constexpr int kWidth = 2048;
// Pixels between glyphs, so that linear filtering at other sizes does not reach the neighbour.
constexpr int kGap = 1;
const int kSizes[] = {11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 26, 28, 32, 36, 40, 48};
const char32_t kBeyondAscii[] = U"°±²·×÷µ–—‘’“”…δεσ−≤≥∞Δäöüéèñçß";

struct Glyph
{
    int weight, size, width, height, left, top, advance, x, y;
    char32_t character;
    std::vector<unsigned char> coverage;
};

void demand(bool granted, const std::string& what)
{
    if (granted) return;
    std::fprintf(stderr, "glyph_atlas: %s\n", what.c_str());
    std::exit(1);
}

Glyph draw(FT_Face face, int weight, int size, char32_t character)
{
    // Light hinting moves outlines to whole rows only: crisp, and of the font's own shape.
    demand(FT_Load_Char(face, character, FT_LOAD_RENDER | FT_LOAD_TARGET_LIGHT) == 0, "a glyph cannot be drawn");
    const auto& slot = *face->glyph;
    Glyph glyph{weight, size, int(slot.bitmap.width), int(slot.bitmap.rows), slot.bitmap_left, slot.bitmap_top,
                int((slot.linearHoriAdvance + 0x8000) >> 16), 0, 0, character, {}};
    for (int row = 0; row < glyph.height; row++)
        glyph.coverage.insert(glyph.coverage.end(), slot.bitmap.buffer + row * slot.bitmap.pitch, slot.bitmap.buffer + row * slot.bitmap.pitch + glyph.width);
    return glyph;
}

int pack(std::vector<Glyph>& glyphs)
{
    std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph& a, const Glyph& b) { return a.height > b.height; });
    int x = kGap, y = kGap, shelf = 0;
    for (auto& glyph : glyphs)
    {
        if (x + glyph.width + kGap > kWidth)
        {
            x = kGap;
            y += shelf + kGap;
            shelf = 0;
        }
        glyph.x = x;
        glyph.y = y;
        x += glyph.width + kGap;
        shelf = std::max(shelf, glyph.height);
    }
    return y + shelf + kGap;
}
}

int main(int count, char** arguments)
{
    demand(count == 5, "glyph_atlas REGULAR.ttf MEDIUM.ttf glyphs.pgm glyphs.csv");
    FT_Library library;
    demand(FT_Init_FreeType(&library) == 0, "FreeType does not start");
    std::vector<Glyph> glyphs;
    for (int weight = 0; weight < 2; weight++)
    {
        FT_Face face;
        demand(FT_New_Face(library, arguments[1 + weight], 0, &face) == 0, std::string(arguments[1 + weight]) + " is no font");
        for (int size : kSizes)
        {
            demand(FT_Set_Pixel_Sizes(face, 0, size) == 0, "a size is refused");
            for (char32_t character = U' '; character <= U'~'; character++) glyphs.push_back(draw(face, weight, size, character));
            for (const char32_t* character = kBeyondAscii; *character; character++)
            {
                if (FT_Get_Char_Index(face, *character) != 0) glyphs.push_back(draw(face, weight, size, *character));
                else if (weight == 0 && size == kSizes[0]) std::fprintf(stderr, "glyph_atlas: the font lacks U+%04X\n", unsigned(*character));
            }
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);

    const int height = pack(glyphs);
    std::vector<unsigned char> picture(size_t(kWidth) * height);
    for (const auto& glyph : glyphs)
        for (int row = 0; row < glyph.height; row++)
            std::copy_n(glyph.coverage.begin() + row * glyph.width, glyph.width, picture.begin() + size_t(glyph.y + row) * kWidth + glyph.x);
    std::FILE* file = std::fopen(arguments[3], "wb");
    demand(file != nullptr, std::string(arguments[3]) + " cannot be written");
    std::fprintf(file, "P5\n%d %d\n255\n", kWidth, height);
    std::fwrite(picture.data(), 1, picture.size(), file);
    demand(std::fclose(file) == 0, std::string(arguments[3]) + " cannot be written");

    std::stable_sort(glyphs.begin(), glyphs.end(), [](const Glyph& a, const Glyph& b)
    {
        return a.weight != b.weight ? a.weight < b.weight : a.size != b.size ? a.size < b.size : a.character < b.character;
    });
    file = std::fopen(arguments[4], "w");
    demand(file != nullptr, std::string(arguments[4]) + " cannot be written");
    for (const auto& glyph : glyphs)
        std::fprintf(file, "%d,%d,%u,%d,%d,%d,%d,%d,%d,%d\n", glyph.weight, glyph.size, unsigned(glyph.character), glyph.x, glyph.y, glyph.width, glyph.height, glyph.left, glyph.top, glyph.advance);
    demand(std::fclose(file) == 0, std::string(arguments[4]) + " cannot be written");
}
