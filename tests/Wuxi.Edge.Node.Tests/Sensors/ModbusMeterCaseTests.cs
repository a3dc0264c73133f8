using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The driver of the Modbus meters against public frames and built ones, and against wrong ones.</summary>
public class ModbusMeterCaseTests
{
    private static readonly ModbusProfile[] Profiles =
        [.. new[] { "sdm630", "dtsu666", "dtsu666-401e", "adl400", "adw300" }.Select(ModbusProfiles.Make)];

    public static TheoryData<string> Cases => SensorCase.Names("modbus-meter");

    public static TheoryData<string> ProfileIds => [.. Profiles.Select(profile => profile.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("modbus-meter", name);
        ModbusProfile profile = Profiles.Single(profile => profile.Id == test.Text("part"));
        var options = new ModbusMeterOptions { Address = (int)test.Number("address", 0), Ct = test.Number("ct", 1), Pt = test.Number("pt", 1) };
        SensorCaseRun.AssertExpectations(test, 9600, "none", ModbusProfiles.MetricsOf(profile.Id), port => new ModbusMeter(profile, options, port, 0));
    }

    [Theory]
    [MemberData(nameof(ProfileIds))]
    public void A_profile_is_in_order_of_its_addresses_without_overlaps_and_names_everything_once(string id)
    {
        ModbusProfile profile = Profiles.Single(profile => profile.Id == id);
        string[] metrics = ModbusProfiles.MetricsOf(id);
        Assert.All(Enumerable.Range(1, profile.Count - 1), metric => Assert.True(profile.End(metric - 1) <= profile.Address(metric), metrics[metric]));
        Assert.Equal(profile.Count, metrics.Distinct().Count());
        Assert.InRange(profile.MaximumRegisters, 2, 123);
        Assert.Contains(profile.Function, new[] { 3, 4 });
    }

    [Theory]
    [InlineData(false, ModbusType.Int32, "FF FF FF 9C", -100)]
    [InlineData(true, ModbusType.Int32, "FF 9C FF FF", -100)]
    [InlineData(true, ModbusType.UInt32, "00 02 00 01", 65538)]
    [InlineData(true, ModbusType.Float32, "00 00 43 66", 230)]
    [InlineData(false, ModbusType.Float32, "43 66 00 00", 230)]
    [InlineData(true, ModbusType.Int16, "FF 9C", -100)]
    [InlineData(true, ModbusType.UInt16, "FF 9C", 65436)]
    public void Words_stand_in_the_order_of_the_profile(bool isLowWordFirst, int type, string registers, double expected)
    {
        var profile = new ModbusProfile("other", 3, 10, isLowWordFirst, [new ModbusValue("x", 7, type, 0, ModbusRatio.None)]);
        var reply = new ModbusMeterReply(new byte[256]);
        Convert.FromHexString(registers.Replace(" ", "", StringComparison.Ordinal)).CopyTo(reply.Buffer, 3);
        int reason = ModbusMeterDecoder.Decode(reply, profile, 0, 7, new ModbusMeterOptions { Ct = 1, Pt = 1 }, out double value);
        Assert.Equal((Wire.ReasonCode.None, expected), (reason, value));
    }
}
