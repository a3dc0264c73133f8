using System.Buffers.Binary;

namespace Wuxi.Edge.Emulator.Devices.ModbusMeter;

/// <summary>One quantity in the registers of a meter. Immutable.</summary>
/// <param name="Address">Of its first register.</param>
/// <param name="Metric">Signal that it shows.</param>
/// <param name="Form">How the number is written.</param>
/// <param name="Steps">Counts of the number in one unit of the metric: 10 for tenths of a volt, 1000 for a kilowatt in watts.</param>
/// <param name="CtPower">How often the CT ratio is in the primary value: 0 or 1.</param>
/// <param name="PtPower">How often the PT ratio is in the primary value: 0 or 1.</param>
public sealed record ModbusRegister(int Address, string Metric, ModbusNumberForm Form, double Steps, int CtPower, int PtPower)
{
    /// <summary>Registers that it takes.</summary>
    public int Count => Form is ModbusNumberForm.Word or ModbusNumberForm.SignedWord ? 1 : 2;

    /// <summary>Its bytes, high byte first; a number beyond the form is held at the last that it can show.</summary>
    public byte[] Encode(double secondary)
    {
        double steps = secondary * Steps;
        double rounded = Math.Round(steps, MidpointRounding.AwayFromZero);
        var bytes = new byte[2 * Count];
        switch (Form)
        {
            case ModbusNumberForm.Word:
                BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)Math.Clamp(rounded, ushort.MinValue, ushort.MaxValue));
                break;
            case ModbusNumberForm.SignedWord:
                BinaryPrimitives.WriteInt16BigEndian(bytes, (short)Math.Clamp(rounded, short.MinValue, short.MaxValue));
                break;
            case ModbusNumberForm.Counter:
                BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(ulong)Math.Max(0, rounded));
                break;
            case ModbusNumberForm.SignedLong:
                BinaryPrimitives.WriteInt32BigEndian(bytes, (int)Math.Clamp(rounded, int.MinValue, int.MaxValue));
                break;
            default:
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)steps);
                break;
        }

        return bytes;
    }
}
