using Wuxi.Edge.Node.Sensors;
using Wuxi.Edge.Node.Settings;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The driver of the water, gas and heat meters against frames from the field, and against wrong ones.</summary>
public class Cjt188CaseTests
{
    private static readonly string[] Options = ["address", "type", "identifier", "unit", "fault-mask", "battery-mask"];

    public static TheoryData<string> Cases => SensorCase.Names("cjt188");

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_it_expects(string name)
    {
        SensorCase test = SensorCase.Read("cjt188", name);
        var part = (Cjt188Part)SensorParts.Find(test.Text("part"));
        IEnumerable<string> given = Options.Where(option => test.Find(option) is not null).Select(option => option + "=" + test.Text(option));
        var faults = new System.Collections.ArrayList();
        object options = part.ReadOptions(new SettingsLine(1, "device m " + part.Id + " " + string.Join(' ', given), faults));
        Assert.Empty(faults);
        SensorCaseRun.AssertExpectations(
            test, 2400, "even", part.Metrics, port => part.Create(new DeviceSettings(new PointTable()) { Part = part, Options = options }, port, 0));
    }

    [Theory]
    [InlineData("cjt188-water", "address=7833001122334", "address=7833001122334, expected the fourteen digits")]
    [InlineData("cjt188-water", "address=7833001122334A", "expected the fourteen digits")]
    [InlineData("cjt188-water", "", "no address=")]
    [InlineData("cjt188-water", "address=78330011223344 type=20", "type=20, expected a type code from 10 to 19")]
    [InlineData("cjt188-heat", "address=78330011223344 type=2A", "type=2A, expected a type code from 20 to 29")]
    [InlineData("cjt188-gas", "address=78330011223344 type=3", "type=3, expected a type code from 30 to 39")]
    [InlineData("cjt188-gas", "address=78330011223344 identifier=1f90", "identifier=1f90, expected 1F90 or 901F")]
    [InlineData("cjt188-heat", "address=78330011223344 unit=before", "unit=before, expected last or first")]
    [InlineData("cjt188-heat", "address=78330011223344 fault-mask=04", "fault-mask=04, expected four hex digits")]
    [InlineData("cjt188-heat", "address=78330011223344 battery-mask=04G0", "battery-mask=04G0, expected four hex digits")]
    public void A_wrong_option_is_refused(string part, string options, string fault)
    {
        var faults = new System.Collections.ArrayList();
        SensorParts.Find(part).ReadOptions(new SettingsLine(1, "device m " + part + " " + options, faults));
        Assert.Contains(fault, Assert.Single(faults.Cast<object>())!.ToString(), StringComparison.Ordinal);
    }
}
