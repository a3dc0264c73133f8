using System.Text;

namespace Wuxi.Edge.Wire.Tests;

/// <summary>Settings texts cut into pieces, and how they are named.</summary>
public class SettingsPieceTests
{
    /// <summary>Check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms (reveng.sourceforge.io).</summary>
    [Fact]
    public void The_version_is_the_crc_32_of_the_text()
    {
        byte[] text = Encoding.ASCII.GetBytes("x123456789y");
        Assert.Equal(0xCBF43926u, SettingsVersion.Of(text, 1, 9));
        Assert.NotEqual(0u, SettingsVersion.Of([], 0, 0));

        // The four bytes after which the checksum is 0.
        Assert.Equal(1u, SettingsVersion.Of([0x9D, 0x0A, 0xD9, 0x6D], 0, 4));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(SettingsPiece.MostCharacters, 1)]
    [InlineData(SettingsPiece.MostCharacters + 1, 2)]
    [InlineData(SettingsPiece.LongestText, 8)]
    public void A_text_comes_out_of_its_pieces_as_it_went_in(int length, int pieces)
    {
        byte[] text = new byte[length];
        new Random(length).NextBytes(text);
        byte[] buffer = new byte[SettingsPiece.HeadBytes + SettingsPiece.MostCharacters];
        var piece = new SettingsPiece();
        var found = new List<byte>();
        int count = 0;
        for (int from = 0; from < length; from += SettingsPiece.MostCharacters, count++)
        {
            byte[] message = [0xEE, .. buffer[..SettingsPiece.Write(buffer, 7, text, from)], 0xEE];
            Assert.True(piece.TryRead(message, 1, message.Length - 2));
            Assert.Equal((7u, length, from), (piece.Version, piece.Length, piece.From));
            found.AddRange(message[piece.Offset..(piece.Offset + piece.Count)]);
        }

        Assert.Equal(pieces, count);
        Assert.Equal(text, found);
    }

    [Theory]
    [InlineData("01000000 05000000 00000000")]
    [InlineData("00000000 05000000 00000000 61")]
    [InlineData("01000000 01800000 00000000 61")]
    [InlineData("01000000 05000000 05000000 61")]
    [InlineData("01000000 05000000 04000000 6161")]
    [InlineData("01000000 05000000 FFFFFFFF 61")]
    [InlineData("01000000 FFFFFFFF FFFFFFFF 61")]
    [InlineData("01000000 05000000 00000000 616161616161")]
    [InlineData("")]
    public void What_cannot_be_a_piece_is_none(string hex)
    {
        byte[] bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.False(new SettingsPiece().TryRead(bytes, 0, bytes.Length));
    }
}
